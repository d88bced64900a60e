"""Where everything answers."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls

from gongkai.disclosures.views import file
from gongkai.portal.api.v1 import api
from gongkai.site.views import ChangePassword, nothing

CLOSED = (
    r"^admin/(?:api|bulk|choose-page|collections|documents|failwhale|groups|images|pages|reports"
    r"|tag-autocomplete|test404|users|workflows)/"
)
"""Wagtail's rooms that hold nothing here: pages, media and accounts that no body confines."""

urlpatterns = [
    path("admin/password/", ChangePassword.as_view(), name="change_password"),
    path("admin/directory/", include("gongkai.site.security.directory_urls")),
    re_path(CLOSED, nothing),
    path("admin/security/", include("gongkai.site.security.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("files/<int:pk>/<str:sha256>/", file, name="disclosures_file"),
    path("api/v1/", api.urls),
    path("", include("gongkai.portal.urls")),
]

handler404 = "gongkai.portal.views.not_found"
