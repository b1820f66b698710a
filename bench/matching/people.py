"""Invented people in two lists with known truth, to measure matching: nobody here exists.

Households of grandparents, parents and one to four children live in villages with two leading surnames. Two departments
each list 70 % of the same persons; the second may know another guardian, phone or account, and 15 % of its persons live
elsewhere by now. Cells are blank as they are in life, and every field of both lists is damaged with a given probability
in the ways that clerks' ledgers show: homophones, look-alikes, swapped characters, `?`, former names in brackets; numbers
mistyped, swapped, rounded by Excel, shortened, of 15 digits, copied from the row above or from a brother.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import pypinyin

from xltools.demo.names import FEMALE, MALE, SURNAMES, luhn_digit
from xltools.values.id_card import check_character
from xltools.values.region import COUNTIES

#: Columns of a list, all text.
COLUMNS = ("name", "id", "birth", "sex", "village", "guardian", "guardian_id", "phone", "account")
_COMMON = (
    "张伟 王伟 王芳 李伟 李娜 张敏 李静 王静 刘伟 王秀英 张丽 李秀英 王丽 张静 李强 张磊 王军 张勇 李军 王勇 "
    "王艳 李艳 张艳 李杰 王磊 李娟 张强 王强 刘洋 刘芳"
).split()
#: Characters that are mistaken for one another when read from paper; written by hand, not taken from the matcher's table.
_ALIKE = (
    "末未 己已 戊戌 侯候 兰蓝 丽莉 军君 伟玮 轩轲 涵菡 浩皓 洋样 艳绝 彦颜 晓烧 英莫 萍苹 红纪 辉晖 杰木 敬警 霞露 志忘 建健 国园 "
    "海梅 帅师 锋峰 强虽 玲铃 琳林 欣欧 怡恰 鑫金 佳住 明朋 刚钢 超起 鹏朋 飞气 波坡 斌武 宇字 凯剀 俊峻 旭旮 龙尤 欢炊 庆床 山出 "
    "仁任 顺须 信倍 栋拣 梁粱 成戍 康庚 星皇 光兴 天夫 达迏 安妥 岩岸 茂茷 有冇 坚竖 和知 博搏 诚城 先无 震霞 振娠 壮状 会合 思恩 "
    "群郡 豪毫 心必 邦帮 承丞 乐东 绍招 功切 善普 厚原 裕祫 河何 哲晢 江红 亮高 政致 谦歉 亨享 奇寄 固因 翰输 朗郎 芳劳 娜挪 敏繁 "
    "静晴 秀季 娟捐 香杳 月用 莺鸾 媛援 瑞端 凡几 嘉喜 琼惊 勤勒 珍诊 贞页 桂柱 娣梯 璐露 琦椅 晶品 妍研 茜西 秋秒 珊册 莎沙 青责 "
    "倩情 婷停 婉碗 娴闲 瑾谨 颖颍 瑶摇 怡治 蓓倍 仪议 荷何 丹舟 蓉榕 眉盾 薇微 梦焚 岚风 馨磬 融触 园圆 卿即 毓流 悦锐 冰水 爽夹"
).split()
_TRADITIONAL = dict(
    zip(
        "张刘陈杨赵黄吴孙马罗郑谢韩冯邓许苏卢蒋贾叶伟军强国华飞凤兰丽龙庆红艳娟敏静晓荣辉贤贵",
        "張劉陳楊趙黃吳孫馬羅鄭謝韓馮鄧許蘇盧蔣賈葉偉軍強國華飛鳳蘭麗龍慶紅艷娟敏靜曉榮輝賢貴",
        strict=True,
    )
)
_PARTS = {
    "鑫": "金金金",
    "明": "日月",
    "好": "女子",
    "林": "木木",
    "森": "木木木",
    "磊": "石石石",
    "晶": "日日日",
    "珊": "王册",
}


@dataclass
class Person:
    """One person as they are; `home`, `guardian`, `phone`, `account` as the first department knows them."""

    name: str
    id: str
    birth: date
    sex: str
    village: str
    guardian: tuple[str, str] = ("", "")
    phone: str = ""
    account: str = ""
    family: list[int] = field(default_factory=list)


@dataclass
class Lists:
    """Two lists as columns of text, and for every row the number of its person."""

    a: dict[str, list[str]]
    b: dict[str, list[str]]
    person_a: list[int]
    person_b: list[int]
    people: list[Person]


class Maker:
    """Everything random, from one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)
        self._taken: set[str] = set()
        self._alike: dict[str, list[str]] = defaultdict(list)
        for pair in _ALIKE:
            self._alike[pair[0]].append(pair[1])
            self._alike[pair[1]].append(pair[0])
        sounds: dict[str, list[str]] = defaultdict(list)
        for one in sorted(
            set(MALE + FEMALE + SURNAMES + "玮莉珺薇雯忻恒亭彬斌彪俪励妤煜钰禹羽雨豫凌灵翎岭霖麟琪祺齐旗")
        ):
            sounds[pypinyin.lazy_pinyin(one)[0]].append(one)
        self._homophones = {
            one: [two for two in group if two != one] for group in sounds.values() for one in group
        }

    # ---------- people ----------
    def people(self, count: int) -> list[Person]:
        """At least `count` persons in families."""
        people: list[Person] = []
        namesakes: dict[str, list[str]] = defaultdict(list)
        villages: list[tuple[str, str, int, str]] = []
        while len(people) < count:
            if not villages or self.r.random() < 0.02:
                code = self.r.choice(tuple(COUNTIES))
                station = self.r.randrange(0, 20)
                leading = "".join(self.r.sample(SURNAMES[:60], 2))
                villages.append((f"{leading[0]}家{len(villages)}村", code, station, leading))
            at = self.r.choice(villages[-40:] if self.r.random() < 0.7 else villages)
            self._family(people, at, namesakes)
        return people

    def _family(
        self, people: list[Person], at: tuple[str, str, int, str], namesakes: dict[str, list[str]]
    ) -> None:
        village, code, station, leading = at
        surname = self.r.choice(leading) if self.r.random() < 0.6 else self._surname()
        first = len(people)
        birth = date(1985, 1, 1) + timedelta(days=self.r.randrange(-4000, 2500))
        grandfather, grandmother, father, mother = (
            self._person(village, code, station, sur, sex, birth - timedelta(days=back), namesakes)
            for sur, sex, back in (
                (surname, "男", self.r.randrange(8000, 12000)),
                (self._surname(), "女", self.r.randrange(7800, 11500)),
                (surname, "男", self.r.randrange(0, 1000)),
                (self._surname(), "女", self.r.randrange(-1500, 500)),
            )
        )
        children: list[Person] = []
        generation = self.r.choice(MALE + FEMALE) if self.r.random() < 0.4 else ""
        born = birth + timedelta(days=self.r.randrange(7500, 10500))
        for _ in range(self.r.choice((1, 1, 2, 2, 2, 3, 4))):
            sex = self.r.choice("男女")
            child = self._person(village, code, station, surname, sex, born, namesakes, generation)
            while child.name in {one.name for one in children}:  # no family names two children alike
                child = self._person(village, code, station, surname, sex, born, namesakes, generation)
            children.append(child)
            born += timedelta(days=0 if self.r.random() < 0.03 else self.r.randrange(330, 1800))
        family = [grandfather, grandmother, father, mother, *children]
        carer = self.r.choice((grandfather, grandmother, father, mother))
        phone, account = self.phone(), self.account()
        for one in family:
            its = (
                carer if one is not carer else self.r.choice([two for two in family[:4] if two is not carer])
            )
            one.guardian, one.phone, one.account = (its.name, its.id), phone, account
            one.family = list(range(first, first + len(family)))
        namesakes[village].extend(one.name for one in family)
        people.extend(family)

    def _surname(self) -> str:
        return SURNAMES[min(int(self.r.expovariate(1 / 18)), len(SURNAMES) - 1)]

    def _person(
        self,
        village: str,
        code: str,
        station: int,
        surname: str,
        sex: str,
        birth: date,
        namesakes: dict[str, list[str]],
        generation: str = "",
    ) -> Person:
        chance = self.r.random()
        if chance < 0.04 and namesakes[village]:
            name = self.r.choice(namesakes[village])
        elif chance < 0.09 and birth.year < 2000:
            name = self.r.choice(_COMMON)
        else:
            pool = MALE if sex == "男" else FEMALE
            given = (
                generation + self.r.choice(pool)
                if generation
                else "".join(self.r.choices(pool, k=self.r.choice((1, 2, 2))))
            )
            name = surname + given
        if self.r.random() < 0.12:
            code = self.r.choice(tuple(COUNTIES))
        return Person(name, self._number(code, station, birth, sex), birth, sex, village)

    def _number(self, code: str, station: int, birth: date, sex: str) -> str:
        while True:
            sequence = station * 50 + self.r.randrange(0, 25) * 2 + (sex == "男")
            if self.r.random() < 0.1:
                sequence = self.r.randrange(0, 500) * 2 + (sex == "男")
            body = f"{code}{birth:%Y%m%d}{sequence:03d}"
            whole = body + check_character(body)
            if whole not in self._taken:
                self._taken.add(whole)
                return whole
            station = self.r.randrange(0, 20)

    def phone(self) -> str:
        return "1" + self.r.choice("3578") + f"{self.r.randrange(10**9):09d}"

    def account(self) -> str:
        body = self.r.choice(("622991", "623059", "621799", "622823")) + f"{self.r.randrange(10**12):012d}"
        return body + luhn_digit(body)

    # ---------- damage ----------
    def name(self, name: str) -> str:
        """A name as a clerk may have written it."""
        at = self.r.randrange(len(name))
        one = name[at]
        match self.r.choices(range(10), (30, 22, 8, 8, 8, 8, 4, 4, 4, 4))[0]:
            case 0:
                return name[:at] + self.r.choice(self._homophones.get(one) or [one]) + name[at + 1 :]
            case 1:
                return name[:at] + self.r.choice(self._alike.get(one) or [one]) + name[at + 1 :]
            case 2:
                return name[:-1] if len(name) > 2 else name
            case 3:
                return "".join(_TRADITIONAL.get(sign, sign) for sign in name)
            case 4:
                return self.r.choice((" ", "　")).join(name)
            case 5:
                parts = _PARTS.get(name[-1])
                return name[:-1] + (parts if parts and self.r.random() < 0.5 else "?")
            case 6:
                return name[0] + name[:0:-1]
            case 7:
                return f"{name[0]}小{name[-1]}"
            case 8:
                return f"{name[0]}{self.r.choice(MALE)}（曾用名{name}）"
            case _:
                return f"{name}（小{name[-1]}）"

    def number(self, person: Person, people: list[Person], above: str) -> str:
        """An identity number as it may stand in a cell."""
        whole, at = person.id, self.r.randrange(17)
        match self.r.choices(range(9), (36, 14, 10, 8, 10, 8, 6, 4, 4))[0]:
            case 0:
                return whole[:at] + self.r.choice("0123456789".replace(whole[at], "")) + whole[at + 1 :]
            case 1:
                return whole[:at] + whole[at + 1] + whole[at] + whole[at + 2 :]
            case 2:
                return whole[:15] + "000"
            case 3:
                return whole[:6] + whole[8:17] if whole[6:8] == "19" else whole
            case 4:
                return whole[:at] + whole[at + 1 :]
            case 5:
                return whole[:at] + whole[at] + whole[at:]
            case 6:
                return ""
            case 7:
                return self.r.choice((person.guardian[1], people[self.r.choice(person.family)].id))
            case _:
                return above

    def day(self, day: date) -> str:
        """A birthday as it may be wrong."""
        match self.r.randrange(6):
            case 0:
                return f"{day.year + self.r.choice((-1, 1))}-{day:%m-%d}"
            case 1:
                return f"{day.year}-{self.r.randrange(1, 13):02d}-{day:%d}"
            case 2:
                return f"{day:%Y-%m}-{self.r.randrange(1, 29):02d}"
            case 3:
                return f"{day.year}-01-01"
            case 4 if day.day <= 12:
                return f"{day.year}-{day:%d-%m}"
            case _:
                return f"{day + timedelta(days=self.r.randrange(-50, -18)):%Y-%m-%d}"

    def digits(self, number: str, *, long: bool = False) -> str:
        """A phone or an account as it may be wrong; Excel rounds the long ones."""
        if long and self.r.random() < 0.3:
            return number[:15] + "0" * (len(number) - 15)
        at = self.r.randrange(len(number))
        return number[:at] + str(self.r.randrange(10)) + number[at + 1 :]


def lists(
    rows: int, error: float, seed: int, *, ids: bool = True, blank_ids: float = 0.03, overlap: float = 0.7
) -> Lists:
    """Two lists of `rows` persons each of which the share `overlap` is in both; `error`: chance of damage per cell."""
    make = Maker(seed)
    people = make.people(int(rows * (2 - overlap)) + 8)
    order = list(range(len(people)))
    make.r.shuffle(order)
    both, rest = order[: round(rows * overlap)], order[round(rows * overlap) :]
    half = rows - len(both)
    who_a, who_b = sorted(both + rest[:half]), sorted(both + rest[half : 2 * half])
    moved = _second_view(make, people)
    return Lists(
        _rows(make, people, who_a, error, blank_ids, ids, {}),
        _rows(make, people, who_b, error, blank_ids, ids, moved),
        who_a,
        who_b,
        people,
    )


View = tuple[str, tuple[str, str], str, str]


def _second_view(make: Maker, people: list[Person]) -> dict[int, View]:
    """What the second department knows otherwise: village, guardian, phone and account of a person."""
    views = {}
    for at, one in enumerate(people):
        other = people[make.r.randrange(len(people))]
        if make.r.random() < 0.15:
            views[at] = (other.village, (other.name, other.id), make.phone(), make.account())
            continue
        kin = people[make.r.choice(one.family[:4])]
        guardian = (kin.name, kin.id) if make.r.random() < 0.15 else one.guardian
        phone = make.phone() if make.r.random() < 0.2 else one.phone
        account = make.account() if make.r.random() < 0.25 else one.account
        views[at] = (one.village, guardian, phone, account)
    return views


def _rows(
    make: Maker,
    people: list[Person],
    who: list[int],
    error: float,
    blank_ids: float,
    ids: bool,
    views: dict[int, View],
) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {name: [] for name in COLUMNS}
    hit = lambda chance: make.r.random() < chance  # noqa: E731 - one coin, thrown twenty times
    above = ""
    for at in who:
        one = people[at]
        village, guardian, phone, account = views.get(at, (one.village, one.guardian, one.phone, one.account))
        number = one.id
        if not ids or hit(blank_ids):
            number = ""
        elif hit(error):
            number = make.number(one, people, above)
        above = number or above
        guardian_id = "" if hit(0.3) else guardian[1]
        if guardian_id and hit(error):
            spot = make.r.randrange(17)
            guardian_id = guardian_id[:spot] + str(make.r.randrange(10)) + guardian_id[spot + 1 :]
        row = {
            "name": make.name(one.name) if hit(error) else one.name,
            "id": number,
            "birth": "" if hit(0.12) else make.day(one.birth) if hit(error) else f"{one.birth}",
            "sex": {"男": "女", "女": "男"}[one.sex] if hit(error) else one.sex,
            "village": people[make.r.randrange(len(people))].village if hit(error) else village,
            "guardian": make.name(guardian[0]) if hit(error) else guardian[0],
            "guardian_id": guardian_id,
            "phone": "" if hit(0.15) else make.digits(phone) if hit(error) else phone,
            "account": "" if hit(0.25) else make.digits(account, long=True) if hit(error) else account,
        }
        for name in COLUMNS:
            columns[name].append(row[name])
    return columns
