"""What the codes of the trail are called in Chinese.

A room whose acts are not named here adds to :data:`ACTIONS` when Django is ready; a code that
nobody has named is shown as it is.
"""

from typing import Final

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: Final[dict[str, str | Promise]] = {
    "audit.exported": _("导出审计记录"),
    "audit.verified": _("核对审计记录"),
    "body.changed": _("修改行政机关信息"),
    "body.closed": _("停用行政机关"),
    "body.founded": _("设立行政机关"),
    "body.reopened": _("恢复使用行政机关"),
    "catalogue.reminded": _("提醒更新目录事项"),
    "duty.assigned": _("指定管理员"),
    "duty.withdrawn": _("撤销管理员"),
    "item.file_attached": _("添加附件"),
    "item.file_damaged": _("附件损坏或者丢失"),
    "item.file_detached": _("去掉附件"),
    "item.judged": _("判定公开属性"),
    "item.made_on_changed": _("更改成文日期"),
    "item.published": _("公开信息"),
    "item.withdrawn": _("撤下已公开的信息"),
    "person.changed": _("修改人员信息"),
    "person.closed": _("停用账号"),
    "person.password_changed": _("修改密码"),
    "person.password_reset": _("重设密码"),
    "person.registered": _("开立账号"),
    "person.reopened": _("恢复使用账号"),
    "portal.masthead_changed": _("修改门户信息"),
    "post.appointed": _("任职"),
    "post.delegated": _("委托他人代行职务"),
    "post.delegation_revoked": _("收回委托"),
    "post.ended": _("免职"),
    "register.changed": _("修改台账记录"),
    "register.entered": _("登记台账记录"),
    "register.voided": _("作废台账记录"),
    "section.added": _("设立股室"),
    "section.removed": _("撤销股室"),
    "section.renamed": _("股室更名"),
    "security.directory_failed": _("统一身份认证登录失败"),
    "security.factor_enrolled": _("设置二次验证"),
    "security.factor_failed": _("二次验证不通过"),
    "security.factor_reset": _("取消二次验证"),
    "security.factor_used": _("通过二次验证"),
    "security.locked_out": _("账号锁定"),
    "security.logged_in": _("登录"),
    "security.logged_out": _("退出"),
    "security.login_failed": _("登录失败"),
    "security.sessions_ended": _("退出其他登录"),
    "security.unlocked": _("解除锁定"),
    "sheets.imported": _("从表格导入"),
    "signoff.approved": _("审核同意"),
    "signoff.chain_laid": _("设置审签流程"),
    "signoff.escalated": _("超时上报"),
    "signoff.hastened": _("紧急送审"),
    "signoff.masked": _("遮盖个人信息"),
    "signoff.overridden": _("说明理由后仍送审"),
    "signoff.released": _("审签完成，公开"),
    "signoff.reminded": _("催办"),
    "signoff.returned": _("审核退回"),
    "signoff.submitted": _("送审"),
}


def label_of(action: str) -> str:
    """Give an action's name in Chinese, or its code where nobody has named it."""
    return str(ACTIONS.get(action, action))


def kind_of(object_type: str) -> str:
    """Give what a kind of object is called, or its code where there is no such model any more."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return object_type
