"""Columns that every reported ledger has."""

from xltools.model.field import Field
from xltools.values import COUNT, COUNTY, MONTH, TEXT, choice


class Reported:
    """Mixin: the columns around a ledger's own (domain.md 5.1, common columns)."""

    seq = Field("序号", COUNT, aliases=("编号", "序", "NO", "No."), width=6)
    period = Field("期别", MONTH, aliases=("月份", "报送月份", "报送期别", "所属期"), width=9)
    county = Field(
        "县（市、区）",
        COUNTY,
        required=True,
        aliases=("县区", "区县", "所属县", "县(市、区、旗)", "县", "县市区", "所属县区"),
        width=10,
    )
    township = Field(
        "乡镇（街道）",
        TEXT,
        required=True,
        aliases=("乡镇", "乡(镇)", "镇办", "办事处", "街道", "乡镇办", "所属乡镇"),
        width=12,
    )
    village = Field(
        "行政村（社区）",
        TEXT,
        required=True,
        aliases=("行政村", "村", "村(居)", "村委会", "社区", "村居", "所属村"),
        width=12,
    )
    change_type = Field(
        "本月变动",
        choice(
            "不变",
            "新增",
            "变更",
            "退出",
            aliases={
                "无变动": "不变",
                "无变化": "不变",
                "增加": "新增",
                "减少": "退出",
                "减员": "退出",
                "新增加": "新增",
            },
        ),
        aliases=("变动情况", "增减", "变动", "增减变动"),
        last=True,
        width=9,
    )
    remark = Field("备注", TEXT, aliases=("说明", "备注说明"), last=True, width=16)


class CountyReported:
    """Mixin: the columns around a ledger whose rows belong to a whole county, not to a village."""

    seq = Reported.seq
    period = Reported.period
    county = Reported.county
    remark = Reported.remark
