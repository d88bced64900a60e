"""The blog of Wagtail's tutorial, with what our articles have; its list is paged."""

from django.core.paginator import Paginator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class BlogIndexPage(Page):
    """The list, newest first."""

    def get_context(self, request, *args, **kwargs):
        """Give a page of the list."""
        context = super().get_context(request, *args, **kwargs)
        posts = BlogPage.objects.child_of(self).live().order_by("-first_published_at")
        context["posts"] = Paginator(posts, 20).get_page(request.GET.get("page"))
        return context


class BlogPage(Page):
    """An article."""

    number = models.CharField(max_length=60, blank=True)
    body_name = models.CharField(max_length=60, blank=True)
    text = RichTextField(blank=True)

    search_fields = [*Page.search_fields, index.SearchField("number"), index.SearchField("text")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("number"),
        FieldPanel("body_name"),
        FieldPanel("text"),
    ]

    def get_context(self, request, *args, **kwargs):
        """Give the newest others, as beside our items."""
        context = super().get_context(request, *args, **kwargs)
        others = BlogPage.objects.sibling_of(self, inclusive=False).live()
        context["related"] = others.order_by("-first_published_at")[:5]
        return context
