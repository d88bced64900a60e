"""Addresses of login and its safety, below the back office's."""

from django.urls import path

from gongkai.site.security import views

urlpatterns = [
    path("factor/", views.verify, name="security_verify"),
    path("factor/new/", views.enrol, name="security_enrol"),
    path("sessions/", views.sessions, name="security_sessions"),
    path("sessions/end/", views.end_sessions, name="security_end_sessions"),
    path("accounts/", views.accounts, name="security_accounts"),
    path("accounts/unlock/", views.unlock, name="security_unlock"),
    path("accounts/<int:person_id>/reset/", views.reset_factor, name="security_reset_factor"),
]
