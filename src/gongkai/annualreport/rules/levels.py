"""What level of government a body belongs to, as far as its name tells for certain."""

import re

_ABOVE_COUNTY = re.compile(
    r"自治区|特别行政区|地区|(?:开发|高新|高新技术产业|产业|工业|园|示范|保税|综合保税|度假|风景|景|合作"
    r"|实验|试验|试点|管理|功能|新|自贸|贸易)区|区域|县域|跨区|片区|社区"
)
_COUNTY = re.compile(
    r"[\u4e00-\u9fff](?:县|旗|区)(?=$|人民|政府|委|[\u4e00-\u9fff]{1,24}(?:局|办|委|府|院|处|厅|中心|站|所|队|会))"
)
_TOWN = re.compile(r"[\u4e00-\u9fff](?:镇|乡|街道)(?:$|人民政府|办事处|政府|党政|便民)")
_CITY_IN_CITY = re.compile(r"^.{1,10}(?:市|自治州|州|地区|盟).{1,6}市")


def is_county_or_below(body: str) -> bool:
    """Tell whether a body is for certain of a county, district, county-level city or township.

    Functional zones, autonomous regions and cities named alone are not certain.
    """
    if _TOWN.search(body) or _CITY_IN_CITY.match(body):
        return True
    return bool(_COUNTY.search(_ABOVE_COUNTY.sub("", body)))
