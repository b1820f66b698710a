"""Invented names, villages, addresses and numbers; nothing here belongs to anybody."""

from __future__ import annotations

import random
from datetime import date, timedelta

from xltools.values.id_card import check_character
from xltools.values.region import COUNTIES

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜夏钟汪田任姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
MALE = "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建志国庆海峰山仁顺信栋梁成康星光天达安岩中茂进有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚裕河哲江亮政谦亨奇固之轮翰朗"
FEMALE = "芳娜敏静秀娟英霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丽"
VILLAGES = ("东", "西", "南", "北", "前", "后", "大", "小", "上", "下")
VILLAGE_ENDS = (
    "王庄村",
    "李家村",
    "张家寨村",
    "石桥村",
    "柳园村",
    "杨树村",
    "井沟村",
    "河湾村",
    "马厂村",
    "槐林村",
)
TOWNS = ("城关镇", "河东镇", "石门镇", "柳林乡", "新村镇", "白塔乡")
BANKS = {
    "622991": "河南省农村信用社",
    "623059": "安阳商都农商银行",
    "621799": "邮储银行",
    "622823": "农业银行",
}
_PREFIXES = (
    "135",
    "136",
    "137",
    "138",
    "139",
    "150",
    "151",
    "152",
    "157",
    "158",
    "159",
    "182",
    "183",
    "187",
    "188",
    "176",
)

CODES = {name: code for code, name in COUNTIES.items()}


class Invention:
    """Everything random, from one seed; no number is given twice, and nobody shares name and birthday."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._numbers: set[str] = set()
        self._phones: set[str] = set()
        self._people: set[tuple[str, date]] = set()

    def day(self, first: date, last: date) -> date:
        """A day between two days, both included."""
        return first + timedelta(days=self.random.randint(0, (last - first).days))

    def name(self, sex: str, born: date, surname: str | None = None) -> str:
        """A name of two or three characters that nobody born on that day has."""
        pool = MALE if sex == "男" else FEMALE
        while True:
            given = "".join(self.random.choice(pool) for _ in range(self.random.choice((1, 2, 2))))
            name = (surname or self.random.choice(SURNAMES)) + given
            if (name, born) not in self._people:
                self._people.add((name, born))
                return name

    def number(self, county: str, born: date, sex: str) -> str:
        """A resident number with the right sex digit and check character."""
        while True:
            sequence = self.random.randint(0, 499) * 2 + (sex == "男")
            body = f"{CODES[county]}{born:%Y%m%d}{sequence:03d}"
            whole = body + check_character(body)
            if whole not in self._numbers and not whole.endswith("000"):
                self._numbers.add(whole)
                return whole

    def phone(self) -> str:
        """A mobile number in a known range that is no dummy."""
        while True:
            number = self.random.choice(_PREFIXES) + f"{self.random.randint(10_000_000, 99_999_999)}"
            if number not in self._phones and len(set(number)) > 4:
                self._phones.add(number)
                return number

    def account(self) -> tuple[str, str]:
        """A bank and a 19-digit card number whose last digit is right."""
        prefix = self.random.choice(tuple(BANKS))
        while True:
            body = prefix + f"{self.random.randint(0, 10**12 - 1):012d}"
            number = body + luhn_digit(body)
            if number not in self._numbers:
                self._numbers.add(number)
                return BANKS[prefix], number

    def village(self) -> str:
        return self.random.choice(VILLAGES) + self.random.choice(VILLAGE_ENDS)


def luhn_digit(body: str) -> str:
    """The digit that makes a card number right.

    >>> luhn_digit("622991123456789012")
    '6'
    """
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (1 if place % 2 else 2)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
