"""C04."""

from __future__ import annotations

import pandas as pd

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("C04", ERROR, on="relation", short="照料关系填写不规范")
def relation_unknown(cells: Cells) -> Hits:
    """{格}关系“{值}”{说明}，请填祖父、祖母、伯父等规范称谓；选“其他”须在备注注明。

    按GB/T 4761，爷爷、姥姥、妗子等口头称呼也认得；“爷孙”“祖孙”看不出谁是长辈。

    照料人台账
    | 监护人（照料人）姓名 | 与被照料人关系 | 备注     |
    | 王强                 | 爷爷           |          |
    | 李强                 | **爷孙**       |          |
    | 赵强                 | **其他**       |          |
    | 孙强                 | 其他           | 父亲战友 |
    """
    table = cells.table
    remark = table.kind.fields["remark"]
    bare_other = (cells.values == "其他") & ~table.filled(remark)
    told = pd.Series("看不出是什么关系", index=table.labels).mask(bare_other, "没有注明是什么关系")
    return cells.hits(cells.noted("C04") | bare_other, 说明=told)
