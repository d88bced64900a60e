"""The stock site's side: its articles, addresses, queries and the act of publication, as JSON."""

import json
import statistics
import time
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from home.models import HomePage
from wagtail.models import Locale, Page, Site

from bench.portal.articles import articles
from blog.models import BlogIndexPage, BlogPage

ACTS, ADDRESSES, BATCH = 25, 200, 2000


class Command(BaseCommand):
    """Fill, measure within the process, and print."""

    def add_arguments(self, parser):
        """Take how many articles."""
        parser.add_argument("count", type=int)

    def handle(self, *args, count, **options):
        """Do it."""
        begin = time.perf_counter()
        index = self.fill(count)
        told = {
            "filling": time.perf_counter() - begin,
            "addresses": (addresses := self.addresses(index)),
            "queries": {kind: self.queries(found[0]) for kind, found in addresses.items()},
            "publish": self.publishing(index),
        }
        self.stdout.write(json.dumps(told))

    def fill(self, count):
        """Write the articles below a list of their own, in bulk, and the search index."""
        home = HomePage.objects.get()
        index = home.add_child(instance=BlogIndexPage(title="通知公告", slug="notices"))
        rest, serial = articles(count), 0
        while batch := list(islice(rest, BATCH)):
            self.write(index, batch, serial)
            serial += len(batch)
        Page.objects.filter(pk=index.pk).update(numchild=count)
        call_command("update_index", verbosity=0)
        return BlogIndexPage.objects.get()

    def write(self, index, batch, serial):
        """Write a batch: pages in bulk, and their own table beside them."""
        kind, locale = ContentType.objects.get_for_model(BlogPage), Locale.get_default()
        pages = Page.objects.bulk_create(
            Page(
                title=article.title,
                draft_title=article.title,
                slug=f"post-{serial + at}",
                url_path=f"{index.url_path}post-{serial + at}/",
                path=Page._get_path(index.path, index.depth + 1, serial + at + 1),
                depth=index.depth + 1,
                content_type=kind,
                locale=locale,
                live=True,
                first_published_at=article.at,
                last_published_at=article.at,
            )
            for at, article in enumerate(batch)
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO blog_blogpage (page_ptr_id, number, body_name, text)"
                " VALUES (%s, %s, %s, %s)",
                [
                    (page.pk, article.number, "正宁县人民政府办公室", article.text)
                    for page, article in zip(pages, batch, strict=True)
                ],
            )

    def addresses(self, index):
        """Give the addresses of each kind of page that are asked for."""
        Site.clear_site_root_paths_cache()
        newest = BlogPage.objects.child_of(index).order_by("-first_published_at")[:ADDRESSES]
        return {
            "item": [f"/notices/{page.slug}/" for page in newest],
            "list": ["/notices/"],
            "search": ["/search/?query=2023"],
        }

    def queries(self, address):
        """Count the queries of a page."""
        with CaptureQueriesContext(connection) as asked:
            answer = Client().get(address)
        if answer.status_code != 200:
            raise RuntimeError(address)
        return len(asked)

    def publishing(self, index):
        """Time publishing a draft; give the median in milliseconds."""
        times = []
        for serial, article in enumerate(articles(ACTS)):
            page = BlogPage(title=article.title, slug=f"new-{serial}", live=False)
            page.number, page.text = article.number, article.text
            index.add_child(instance=page)
            revision = page.save_revision()
            begin = time.perf_counter()
            revision.publish()
            times.append(1000 * (time.perf_counter() - begin))
        return statistics.median(times)
