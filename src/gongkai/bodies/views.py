"""What administrators do with bodies, sections, people, posts, delegations and duties."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.audit.acts import Act
from gongkai.bodies import accounts, services
from gongkai.bodies.forms import (
    BodyForm,
    DelegationForm,
    DutyForm,
    EndForm,
    NewBodyForm,
    NewPersonForm,
    NewSectionForm,
    PersonForm,
    PostForm,
    SectionForm,
)
from gongkai.bodies.models import AdministratorDuty, Body, Delegation, Person, Post, Section
from gongkai.bodies.pages import FormPage, Link, address, show_password
from gongkai.bodies.selectors import posts_on


class NewBody(FormPage):
    """Setting up a body."""

    model, form_class, action = Body, NewBodyForm, "add"
    title, submit, done = _("增设机关"), _("增设"), _("已增设：%s")

    def perform(self, act: Act, form: Any) -> Any:
        """Set it up under the chosen one."""
        return services.found_body(act, form.save(commit=False), form.cleaned_data["parent"])


class ChangeBody(FormPage):
    """Changing a body."""

    model, form_class, title = Body, BodyForm, _("修改机关")

    def perform(self, act: Act, form: Any) -> Any:
        """Save what was changed."""
        return services.change_body(act, form.save(commit=False))

    def links(self) -> list[Link]:
        """Lead to what grows from a body, and to taking it out of use."""
        pk = self.object.pk
        if not self.object.is_active:
            return [Link(_("恢复使用"), address(Body, "reopen", pk))]
        return [
            Link(_("在其下增设机关"), f"{address(Body, 'add')}?parent={pk}"),
            Link(_("增设股室"), f"{address(Section, 'add')}?body={pk}"),
            Link(_("任命人员"), f"{address(Post, 'add')}?body={pk}"),
            Link(_("停用"), address(Body, "close", pk)),
        ]


class CloseBody(FormPage):
    """Taking a body out of use."""

    model, title, submit, done = Body, _("停用机关"), _("停用"), _("已停用：%s")
    lead = _("停用后不能再任命人员；它已经公开的信息、办过的事项都保留。以后可以恢复使用。")
    is_grave = True

    def perform(self, act: Act, form: Any) -> Any:
        """Take it out of use."""
        services.close_body(act, self.object)
        return self.object


class ReopenBody(FormPage):
    """Taking a body into use again."""

    model, title, submit, done = Body, _("恢复使用机关"), _("恢复使用"), _("已恢复使用：%s")

    def perform(self, act: Act, form: Any) -> Any:
        """Take it into use."""
        services.reopen_body(act, self.object)
        return self.object


class NewSection(FormPage):
    """Adding a section."""

    model, form_class, action = Section, NewSectionForm, "add"
    title, submit, done = _("增设股室"), _("增设"), _("已增设：%s")

    def perform(self, act: Act, form: Any) -> Any:
        """Add it."""
        return services.add_section(act, form.cleaned_data["body"], form.cleaned_data["name"])


class ChangeSection(FormPage):
    """Renaming a section."""

    model, form_class, title = Section, SectionForm, _("修改股室")

    def perform(self, act: Act, form: Any) -> Any:
        """Save the new name."""
        return services.rename_section(act, form.save(commit=False))

    def links(self) -> list[Link]:
        """Lead to removing it."""
        return [Link(_("删除"), address(Section, "remove", self.object.pk))]


class RemoveSection(FormPage):
    """Removing a section added by mistake."""

    model, title, submit, done = Section, _("删除股室"), _("删除"), _("已删除：%s")
    lead = _("只能删除从未用过的股室；有岗位或者信息的，请改名称。")
    is_grave = True

    def perform(self, act: Act, form: Any) -> Any:
        """Remove it."""
        services.remove_section(act, self.object)
        return str(self.object)


class NewPerson(FormPage):
    """Opening an account."""

    model, form_class, action = Person, NewPersonForm, "add"
    title, submit = _("开设账号"), _("开设")
    lead = _("开设后显示一次初始密码，请当面或者用可靠的方式交给本人；本人第一次登录时须修改。")

    def perform(self, act: Act, form: Any) -> Any:
        """Open it."""
        person = form.save(commit=False)
        return person, accounts.open_account(act, person)

    def finish(self, result: Any) -> HttpResponse:
        """Show the password this once."""
        return show_password(self.request, [result], address(Person, "index"))


class ChangePerson(FormPage):
    """Changing a person's name and how to reach them."""

    model, form_class, title = Person, PersonForm, _("修改人员")

    def perform(self, act: Act, form: Any) -> Any:
        """Save what was changed."""
        return accounts.change_person(act, form.save(commit=False))

    def links(self) -> list[Link]:
        """Lead to posts and to the account; of oneself to nothing."""
        pk = self.object.pk
        if self.object == self.request.user:
            return []
        if not self.object.is_active:
            return [Link(_("恢复使用"), address(Person, "reopen", pk))]
        return [
            Link(_("任命岗位"), f"{address(Post, 'add')}?person={pk}"),
            Link(_("重设密码"), address(Person, "password", pk)),
            Link(_("停用账号"), address(Person, "close", pk)),
        ]


class ResetPassword(FormPage):
    """Giving a person a new initial password."""

    model, title, submit = Person, _("重设密码"), _("重设")
    lead = _("原密码立即失效，本人的登录全部退出。新的初始密码只显示一次，本人登录时须修改。")
    is_grave = True

    def perform(self, act: Act, form: Any) -> Any:
        """Make a new one."""
        return self.object, accounts.reset_password(act, self.object)

    def finish(self, result: Any) -> HttpResponse:
        """Show the password this once."""
        return show_password(self.request, [result], address(Person, "index"))


class CloseAccount(FormPage):
    """Taking an account out of use."""

    model, title, submit, done = Person, _("停用账号"), _("停用"), _("已停用：%s")
    lead = _("停用后立即不能登录；办过的事项都保留。以后可以恢复使用。")
    is_grave = True

    def perform(self, act: Act, form: Any) -> Any:
        """Take it out of use."""
        accounts.close_account(act, self.object)
        return self.object


class ReopenAccount(FormPage):
    """Taking an account into use again."""

    model, title, submit, done = Person, _("恢复使用账号"), _("恢复使用"), _("已恢复使用：%s")

    def perform(self, act: Act, form: Any) -> Any:
        """Take it into use."""
        accounts.reopen_account(act, self.object)
        return self.object


class NewPost(FormPage):
    """Appointing somebody."""

    model, form_class, action = Post, PostForm, "add"
    title, submit, done = _("任命岗位"), _("任命"), _("已任命：%s")

    def perform(self, act: Act, form: Any) -> Any:
        """Appoint them, for a term where one is given."""
        return appoint_by(act, form.cleaned_data)


def appoint_by(act: Act, given: dict[str, Any]) -> Post:
    """Appoint by what a form or a row of a workbook says."""
    place = given["section"] or given["body"]
    charge = list(given["in_charge_of"])
    post = services.appoint(
        act, given["person"], given["role"], place, given["since"], in_charge_of=charge
    )
    if given["until"]:
        services.end_post(act, post, given["until"])
    return post


class EndPost(FormPage):
    """Ending a post."""

    model, form_class, title = Post, EndForm, _("结束岗位")
    submit, done, is_grave = _("结束"), _("已结束：%s"), True
    lead = _("当天仍可办理，第二天起不再担任。岗位换人时，先结束，再任命新的人。")

    def get_initial(self) -> dict[str, Any]:
        """Offer today, or the last day as it stands."""
        return {"until": self.object.until or timezone.localdate()}

    def perform(self, act: Act, form: Any) -> Any:
        """End it."""
        services.end_post(act, self.object, form.cleaned_data["until"])
        return self.object

    def links(self) -> list[Link]:
        """Lead to handing it to somebody for some days."""
        return [Link(_("代为委托"), f"{address(Delegation, 'add')}?post={self.object.pk}")]


class NewDelegation(FormPage):
    """Handing over a post for somebody who cannot."""

    model, form_class, action = Delegation, DelegationForm, "add"
    title, submit, done = _("代为委托"), _("委托"), _("已委托：%s")
    lead = _("本人能登录的，由本人在“我的委托”里办理；这里用于本人不能办理的情形。")

    def get_form(self, data: Any = None) -> forms.BaseForm:
        """Offer the posts held today, and everybody but the administrator."""
        administrator: Any = self.request.user
        others = Person.objects.filter(is_active=True).exclude(pk=administrator.pk)
        posts = posts_on(timezone.localdate()).exclude(person=administrator)
        initial = self.get_initial()
        return DelegationForm(data, initial=initial, posts=posts, people=others)

    def perform(self, act: Act, form: Any) -> Any:
        """Hand it over."""
        return services.delegate(act, **form.cleaned_data)


class RevokeDelegation(FormPage):
    """Ending a delegation before its time."""

    model, title, submit, done = Delegation, _("撤销委托"), _("撤销"), _("已撤销：%s")
    lead = _("从今天起仍由本人办理；受托人已经办理的有效。")
    is_grave = True

    def perform(self, act: Act, form: Any) -> Any:
        """Revoke it from today on."""
        services.revoke(act, self.object, timezone.localdate())
        return self.object


class NewDuty(FormPage):
    """Making somebody one of the three administrators."""

    model, form_class, action = AdministratorDuty, DutyForm, "add"
    title, submit, done = _("指定管理员"), _("指定"), _("已指定：%s")
    lead = _("系统管理员、安全管理员和审计员由不同的人担任，每人只担任一项。")

    def perform(self, act: Act, form: Any) -> Any:
        """Assign it."""
        given = form.cleaned_data
        return services.assign_duty(act, given["person"], given["duty"])


class WithdrawDuty(FormPage):
    """Taking a duty from somebody."""

    model, title = AdministratorDuty, _("解除管理职责")
    submit, done, is_grave = _("解除"), _("已解除：%s"), True
    lead = _("解除后，本人立即不能再办理这项管理事务。")

    def perform(self, act: Act, form: Any) -> Any:
        """Withdraw it."""
        services.withdraw_duty(act, self.object)
        return str(self.object)
