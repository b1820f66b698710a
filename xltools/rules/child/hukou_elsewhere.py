"""K29."""

from __future__ import annotations

from xltools.derived.child.hukou import registered_in, shared
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K29", WARNING, short="户籍不在本县")
def hukou_elsewhere(children: Table) -> Hits:
    """{格}户籍不在{县}，应由户籍地申报，请核实。

    看户籍地址里写的县（市、区），不看身份证前6位；地址没写县的、写示范区或高新区的不判定。
    铜冶、都里、磊口、许家沟、安丰、洪河屯等乡镇由安阳县或殷都区上报都可以。

    | 儿童姓名 | 县（市、区） | 户籍地址                     |
    | 王芳     | 滑县         | 河南省安阳市滑县道口镇       |
    | 李明     | 滑县         | **河南省安阳市内黄县城关镇** |
    | 张强     | 滑县         | 道口镇东街村                 |
    | 赵静     | 林州市       | 林县合涧镇                   |
    | 陈涛     | 滑县         | **河南省鹤壁市浚县**         |
    | 刘洋     | 殷都区       | 安阳县铜冶镇                 |
    | 孙悦     | 文峰区       | 安阳市高新区峨嵋大街         |
    """
    county, address = children.county_of(), children.text(Child.hukou_addr)
    written = registered_in(address)
    elsewhere = county.notna() & (written != "") & (written != county) & ~shared(address, county, written)
    yield from hits(children, elsewhere & active(children), Child.hukou_addr, 县=county)
