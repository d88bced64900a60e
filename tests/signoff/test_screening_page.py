"""The drafter's page of screening, as a browser's requests meet it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import reverse

from bodies.county import body, person, post
from gongkai.bodies.models import Role
from gongkai.disclosures.models import Item
from gongkai.disclosures.wagtail_hooks import ItemViewSet
from gongkai.signoff.draft_views import screening_address
from gongkai.signoff.models import Override, WatchedWord
from gongkai.signoff.watched import WatchedWordViewSet
from signoff.office import SINCE, Office, current, office
from signoff.test_gate import LEAK, MOBILE, keys_of
from signoff.test_screens import form_of, login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
WORDS = WatchedWordViewSet()


def posted(item: Item, **data: str) -> dict[str, str]:
    item.refresh_from_db()
    return {"revision": str(item.latest_revision_id)} | data


def test_a_submission_that_is_stopped_leads_to_what_stopped_it(office: Office) -> None:
    text = form_of(office)["text"].replace("闭馆三天。", f"本人手机{MOBILE}。")

    answer = login(office.clerk).post(
        reverse(ItemViewSet().get_url_name("add")),
        form_of(office, text=text) | {"action-submit": "1"},
        follow=True,
    )

    item = Item.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == screening_address(item)
    assert "草稿已保存，但没有送审" in page
    assert f"本人手机<mark>{MOBILE}</mark>。" in page


def test_all_is_masked_by_one_button_and_then_submitted(office: Office) -> None:
    item = office.draft(text=LEAK)
    client, address = login(office.clerk), screening_address(item)

    page = client.post(address, posted(item, mask="all"), follow=True).content.decode()
    assert "已遮盖1处" in page
    assert "没有发现不宜公开的内容" in page
    client.post(address, posted(item, submit="1"))

    assert current(item).revision.content["text"].count("138****8000") == 1


def test_one_hit_is_masked_by_its_own_button(office: Office) -> None:
    item = office.draft(text=LEAK, summary=f"本人手机{MOBILE}")
    first, second = keys_of(item)
    client, address = login(office.clerk), screening_address(item)

    assert f'value="{second}"' in client.get(address).content.decode()
    client.post(address, posted(item, mask=first))

    item.refresh_from_db()
    assert keys_of(item) == [second]


def test_a_reason_submits_it_all_the_same(office: Office) -> None:
    item = office.draft(text=LEAK)
    client, address = login(office.clerk), screening_address(item)

    page = client.post(address, posted(item, submit="1", reason=" ")).content.decode()
    assert "须写明理由" in page
    client.post(address, posted(item, submit="1", reason="本人书面同意"))

    assert current(item) is not None
    assert Override.objects.get().reason == "本人书面同意"


def test_a_refused_submission_leaves_no_reason_behind(office: Office) -> None:
    office.leader.posts.all().delete()
    item = office.draft(text=LEAK)

    page = login(office.clerk).post(
        screening_address(item), posted(item, submit="1", reason="本人书面同意")
    )

    assert "没有可以审核此件的主要领导" in page.content.decode()
    assert not Override.objects.exists()


def test_a_mark_of_secrecy_offers_no_reason_and_takes_none(office: Office) -> None:
    item = office.draft(text="<p>机密★10年</p>")
    client, address = login(office.clerk), screening_address(item)

    assert 'name="reason"' not in client.get(address).content.decode()
    page = client.post(address, posted(item, submit="1", reason="已解密")).content.decode()

    assert "不能以任何理由略过" in page
    assert current(item) is None


def test_what_was_decided_on_an_older_version_is_asked_again(office: Office) -> None:
    item = office.draft(text=LEAK)
    old = posted(item, submit="1", reason="本人书面同意")
    item.save_revision(user=office.head)

    page = login(office.clerk).post(screening_address(item), old).content.decode()

    assert "已有新的版本" in page
    assert current(item) is None


def test_under_review_the_page_leads_back(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    answer = login(office.clerk).get(screening_address(item))

    assert answer.status_code == 302


def test_reminders_that_do_not_stop_a_text_are_shown_apart(office: Office) -> None:
    item = office.draft(text="<p>公开属性：依申请公开</p>")

    page = login(office.clerk).get(screening_address(item)).content.decode()

    assert "提醒（不影响送审）" in page
    assert "没有发现不宜公开的内容" in page


def test_nobody_else_sees_what_was_found(office: Office) -> None:
    item = office.draft(text=LEAK)
    stranger = person("stranger")
    post(stranger, Role.CLERK, office.section.__class__.objects.create(
        body=body("正宁县卫生健康局"), name="办公室"), since=SINCE)  # fmt: skip

    for who in (stranger, office.leader, person("nobody")):
        answer = login(who).get(screening_address(item))
        assert answer.status_code in (302, 404)
        assert MOBILE not in answer.content.decode()


def test_only_texts_that_leave_the_house_have_the_page(office: Office) -> None:
    kind = ContentType.objects.get_for_model(type(office.body))
    item = ContentType.objects.get_for_model(Item)
    client = login(office.clerk)

    for args in ([kind.pk, office.body.pk], [item.pk, 999], [item.pk, "x"], [0, 1]):
        assert client.get(reverse("signoff_screening", args=args)).status_code == 404


@pytest.fixture
def keeper(office: Office) -> Office:
    office.hire("officer", Role.OFFICER)
    return office


def test_the_officer_keeps_the_words_of_the_body(keeper: Office) -> None:
    county = keeper.body.__class__.add_root(name="正宁县人民政府", division_code="621025")
    keeper.body.move(county, "first-child")
    keeper.body.refresh_from_db()
    client = login(keeper.body.posts.get(role=Role.OFFICER).person)
    add = reverse(WORDS.get_url_name("add"))
    words = {"word": "二馆", "advice": "图书馆", "kind": "wrong_word"}

    refused = client.post(add, words | {"body": ""}).content.decode()
    assert "请选择机关" in refused
    client.post(add, words | {"body": str(keeper.body.pk)})

    assert WatchedWord.objects.get().body == keeper.body
    assert "二馆" in client.get(reverse(WORDS.get_url_name("list"))).content.decode()


def test_the_officer_at_the_top_keeps_the_words_of_all(keeper: Office) -> None:
    client = login(keeper.body.posts.get(role=Role.OFFICER).person)
    words = {"word": "二馆", "advice": "图书馆", "kind": "wrong_word", "body": ""}

    client.post(reverse(WORDS.get_url_name("add")), words)
    word = WatchedWord.objects.get()
    client.post(reverse(WORDS.get_url_name("edit"), args=[word.pk]), words | {"advice": "文化馆"})

    word.refresh_from_db()
    assert (word.body, word.advice) == (None, "文化馆")


def test_a_clerk_reads_the_words_and_keeps_none(keeper: Office) -> None:
    word = WatchedWord.objects.create(word="二馆", advice="图书馆")
    client = login(keeper.clerk)

    assert "二馆" in client.get(reverse(WORDS.get_url_name("list"))).content.decode()
    for name in ("edit", "delete"):
        answer = client.get(reverse(WORDS.get_url_name(name), args=[word.pk]))
        assert answer.status_code in (302, 403)
    assert client.get(reverse(WORDS.get_url_name("add"))).status_code in (302, 403)


def test_another_bodys_words_are_not_seen(keeper: Office) -> None:
    WatchedWord.objects.create(word="外局词", body=body("正宁县卫生健康局"))
    client = login(keeper.body.posts.get(role=Role.OFFICER).person)

    assert "外局词" not in client.get(reverse(WORDS.get_url_name("list"))).content.decode()
    word = WatchedWord.objects.get()
    assert client.get(reverse(WORDS.get_url_name("edit"), args=[word.pk])).status_code == 404


def test_advice_that_repeats_the_fault_is_refused() -> None:
    with pytest.raises(ValidationError, match="仍有这个词"):
        WatchedWord(word="二馆", advice="二馆们").full_clean()
    with pytest.raises(ValidationError, match="至少两个字"):
        WatchedWord(word="馆").full_clean()


def test_the_words_of_all_are_read_but_not_kept_below_the_top(keeper: Office) -> None:
    county = keeper.body.__class__.add_root(name="正宁县人民政府", division_code="621025")
    keeper.body.move(county, "first-child")
    word = WatchedWord.objects.create(word="二馆", advice="图书馆")
    client = login(keeper.body.posts.get(role=Role.OFFICER).person)
    changed = {"word": "二馆", "advice": "文化馆", "kind": "wrong_word", "body": ""}

    assert "二馆" in client.get(reverse(WORDS.get_url_name("list"))).content.decode()
    for name in ("edit", "delete"):
        client.post(reverse(WORDS.get_url_name(name), args=[word.pk]), changed)

    word.refresh_from_db()
    assert word.advice == "图书馆"


def test_a_word_of_the_body_is_removed_by_its_keeper(keeper: Office) -> None:
    word = WatchedWord.objects.create(word="二馆", body=keeper.body)
    client = login(keeper.body.posts.get(role=Role.OFFICER).person)

    client.post(reverse(WORDS.get_url_name("delete"), args=[word.pk]))

    assert not WatchedWord.objects.exists()


def test_who_writes_elsewhere_and_looks_on_here_does_not_edit_the_draft(office: Office) -> None:
    county = office.body.__class__.add_root(name="正宁县人民政府", division_code="621025")
    office.body.move(county, "first-child")
    item = office.draft(title="本局的标题")
    both = person("both")
    post(both, Role.OVERSEER, county, since=SINCE)
    post(both, Role.OFFICER, body("正宁县卫生健康局"), since=SINCE)
    edit = reverse(ItemViewSet().get_url_name("edit"), args=[item.pk])

    answer = login(both).post(edit, form_of(office, title="别局的标题"))

    item.refresh_from_db()
    assert answer.status_code in (302, 403)
    assert item.get_latest_revision_as_object().title == "本局的标题"
