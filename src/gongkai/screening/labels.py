"""Words that announce what a number, name or address is, and whose it is.

Alternatives of regular expressions, one constant for each meaning; detectors put together what
they ask. They are matched in the plain shape of a text (full-width signs folded).
"""

from typing import Final

IDENTITY: Final = (
    "身份证|公民身份号码|身份号码|居民证号|证件号|证件号码|有效证件|居住证|户口本|证号码"
)
"""A number that identifies a person."""

OTHER_NUMBER: Final = (
    "编号|编码|单号|订单|序号|流水|批号|批次|案号|文号|合同|条形码|条码|凭证|票据|发票"
    "|受理号|受理码|项目代码|项目号|信用代码|机构代码|机构编码|税号|识别号|登记号|注册号|执照"
    "|宗地|地块|不动产|产权证|设备|终端|型号|许可证号|备案号|准考证|学籍|交易号|参考号|回执"
    "|运单|快递|查询码|事项码|索引号|档号|车架|发动机|房号|坐标"
)
"""A number of something else."""

PRIVATE_PERSON: Final = (
    "本人|个人|家庭|家中|住宅|私人|宅电|申请人|举报人|投诉人|信访人|来信人|来访人|反映人|诉求人"
    "|当事人|被处罚人|患者|病人|学生|家长|监护人|户主|户名|村民|居民|群众|业主|租户|受助人|救助对象"
    "|低保|特困|残疾人|老人|儿童|幼儿|孤儿|父亲|母亲|配偶|子女|亲属|身份证|考生|报名|参保人|死者"
    "|受害人|被害人|原告|借款人|持卡人|退休|职工姓名|领取人|收件人|补贴对象"
)
"""Who a private matter belongs to."""

OFFICE_CONTACT: Final = (
    "联系人|经办人|联络员|咨询|值班|办公|负责人|监督电话|举报电话|投诉电话|服务电话|报名电话"
    "|招标|采购|代理机构|传真|客服|热线|窗口|公司|单位|负责同志|网格员|河长|林长|包抓"
)
"""A contact that a body or a company gives to the public."""
