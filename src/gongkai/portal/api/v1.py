"""The resources of the API. They only read, and say what is public at this moment."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Category, Item
from gongkai.portal import models
from gongkai.portal.api import schemas, telling
from gongkai.portal.api.doors import PerAddress
from gongkai.portal.api.problems import MEDIA_TYPE, problem, teach
from gongkai.portal.choosing import place_of, query_of, text_of
from gongkai.portal.columns import COLUMNS
from gongkai.portal.searching import item_of
from gongkai.portal.selectors import Choice, counted, listed, total
from gongkai.search.questions import PAGE_SIZE, Question
from gongkai.search.selectors import find

_PROBLEMS: Final = frozenset(
    {
        HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)  # fmt: skip


_TOO_LONG: Final = "地址太长，服务器不读就拒绝，回答不是数据"


class Readable(JSONRenderer):
    """JSON that people can read too: Chinese stands as it is."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012 - as the class above it has it


class Api(NinjaAPI):
    """An API whose document names the media type of its problems."""

    def get_openapi_schema(self, **more: Any) -> OpenAPISchema:
        """Give the document."""
        told = super().get_openapi_schema(**more)
        for path in told["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST and "content" in answer:
                        answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
                operation["responses"][HTTPStatus.REQUEST_URI_TOO_LONG] = {"description": _TOO_LONG}
        return told


def nothing_else(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse parameters that an operation does not have: a misspelt one would narrow nothing."""

    @wraps(operation)
    def wrapped(request: HttpRequest, *args: Any, **named: Any) -> Any:
        known = type(named["asked"]).model_fields if "asked" in named else {}
        if unknown := set(request.GET) - set(known):
            raise HttpError(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                _("没有这样的参数：%s") % "、".join(sorted(unknown)),
            )
        return operation(request, *args, **named)

    return wrapped


api: Final = Api(
    title="政务公开",
    version="1",
    description="门户上公开的信息。只读，不要登录；撤下的信息立即读不到。",
    docs_url=None,  # its page would fetch scripts from elsewhere
    urls_namespace="api-1",
    renderer=Readable(),
    throttle=[PerAddress()],
)
teach(api)
api.add_decorator(nothing_else, mode="operation")


def _answers(schema: Any, *more: tuple[HTTPStatus, Any]) -> dict[frozenset[int] | int, Any]:
    return {HTTPStatus.OK: schema, _PROBLEMS: schemas.Problem, **dict(more)}


@api.get("/items", response=_answers(schemas.Items), url_name="items", summary="信息列表")
def items(request: HttpRequest, asked: Query[schemas.ItemsAsked]) -> schemas.Items:
    """Give a page of what is public, newest first."""
    choice = Choice(
        column=asked.column or "",
        body=asked.body,
        category=asked.category or "",
        area=asked.area,
        year=asked.year,
    )
    page = listed(choice, after=place_of(asked.after), size=asked.limit)
    more = ""
    if page.older:
        more = query_of(choice.chosen(), after=text_of(page.older), limit=str(asked.limit))
    return schemas.Items(
        total=total(choice),
        items=[telling.row(each) for each in page.rows],
        next=reverse("api-1:items") + more if more else None,
    )


@api.get(
    "/items/{item}",
    response=_answers(schemas.Item, (HTTPStatus.GONE, schemas.Gone)),
    url_name="item",
    summary="一件信息",
)
def item(request: HttpRequest, item: Path[schemas.Key]) -> schemas.Item | HttpResponse:
    """Give an item; of one that was taken off only that it was."""
    found = get_object_or_404(
        Item.objects.select_related("publication", "listing__body", "interprets__publication"),
        pk=item,
        publication__isnull=False,
    )
    if found.live:
        return telling.item(found)
    last = found.withdrawals.order_by("-at").first()
    return problem(
        HTTPStatus.GONE,
        _("这件信息已经撤下。"),
        index_number=found.index_number,
        withdrawn_at=timezone.localtime(last.at) if last else None,
    )


@api.get("/bodies", response=_answers(list[schemas.Body]), summary="公开了信息的机关")
def bodies(request: HttpRequest) -> list[schemas.Body]:
    """Give the bodies that have published something, as their tree has them."""
    counts = counted(Choice(), "body")
    every = list(Body.objects.order_by("path"))
    by_path = {body.path: body.pk for body in every}
    return [
        schemas.Body(
            id=body.pk,
            name=body.name,
            short_name=body.short_name,
            credit_code=body.credit_code,
            parent=by_path.get(body.path[: -Body.steplen]),
            items=counts[body.pk],
        )
        for body in every
        if body.pk in counts
    ]


@api.get("/columns", response=_answers(list[schemas.Named]), summary="栏目")
def columns(request: HttpRequest) -> list[schemas.Named]:
    """Give the columns."""
    return [
        schemas.Named(key=each.key, name=str(each.name), items=total(Choice(column=each.key)))
        for each in COLUMNS
    ]


@api.get("/categories", response=_answers(list[schemas.Named]), summary="信息分类")
def categories(request: HttpRequest) -> list[schemas.Named]:
    """Give the categories, each with its article (条例第二十条、第二十一条)."""
    counts = counted(Choice(), "category")
    return [
        schemas.Named(key=each.value, name=str(each.label), items=counts.get(each.value, 0))
        for each in Category
    ]


@api.get("/search", response=_answers(schemas.Answer), summary="检索")
def search(request: HttpRequest, asked: Query[schemas.SearchAsked]) -> schemas.Answer:
    """Find items by words, as the portal's search does."""
    answer = find(
        Question(
            words=asked.q,
            body=asked.body,
            area=asked.area,
            kind=asked.column or "",
            year=asked.year,
            by_date=asked.order == "date",
            page=asked.page,
        )
    )
    names = Body.objects.in_bulk({hit.body for hit in answer.hits})
    pages = -(-answer.total // PAGE_SIZE)
    return schemas.Answer(
        words=list(answer.words),
        total=answer.total,
        is_exact=answer.is_exact,
        page=min(asked.page, max(1, pages)),
        pages=pages,
        items=[
            telling.hit(
                hit, item_of(hit.key), schemas.BodyRef(id=hit.body, name=names[hit.body].name)
            )
            for hit in answer.hits
        ],
    )


@api.get(
    "/changes",
    response=_answers(schemas.Changes, (HTTPStatus.CONFLICT, schemas.Problem)),
    summary="变动",
)
def changes(request: HttpRequest, asked: Query[schemas.ChangesAsked]) -> schemas.Changes:
    """Give what was published, corrected or taken off since, in the order of the acts."""
    key, _dot, mark = asked.since.partition(".")
    if key and not models.Change.objects.filter(pk=int(key), mark=mark).exists():
        raise HttpError(
            HTTPStatus.CONFLICT, _("这个位置不在记录里（可能恢复过备份），请从头读起。")
        )
    found = list(
        models.Change.objects.filter(pk__gt=int(key or 0)).order_by("pk")[: asked.limit + 1]
    )
    told = found[: asked.limit]
    return schemas.Changes(
        changes=[telling.change(each) for each in told],
        next=telling.cursor(told[-1]) if told else asked.since or None,
        more=len(found) > asked.limit,
    )
