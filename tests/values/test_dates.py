import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaframing.values.dates import parse_date
from mediaframing.values.months import fold


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2017-03-01", "2017-03-01T00:00"),
        ("2017. 3. 1.", "2017-03-01T00:00"),
        ("01/Mar/2017:07:05:00 +0100", "2017-03-01T07:05"),
        ("/Date(1488326400000)/", "2017-03-01T00:00"),
        ("{'$date': 1488326400000}", "2017-03-01T00:00"),
        ("datetime.datetime(2017, 3, 1, 7, 5)", "2017-03-01T07:05"),
        ("2017-060", "2017-03-01T00:00"),
        ("2017-W09-3", "2017-03-01T00:00"),
        ("平成29年3月1日", "2017-03-01T00:00"),
        ("1 มีนาคม 2560", "2017-03-01T00:00"),
        ("1 มี.ค. 2560", "2017-03-01T00:00"),
        ("1.III.2017", "2017-03-01T00:00"),
        ("2017 m. kovo 1 d.", "2017-03-01T00:00"),
        ("2017. gada 1. marts", "2017-03-01T00:00"),
        ("1 mars 2017", "2017-03-01T00:00"),
        ("1. marca 2017", "2017-03-01T00:00"),
        ("1 de març de 2017", "2017-03-01T00:00"),
        ("1 Mac 2017", "2017-03-01T00:00"),
        ("1 марта 2017", "2017-03-01T00:00"),
        ("1 сакавіка 2017", "2017-03-01T00:00"),
        ("1 மார்ச் 2017", "2017-03-01T00:00"),
        ("  2016/12/30 7:11", "2016-12-30T07:11"),
        ("20170301", "2017-03-01T00:00"),
        ("2017030114", "2017-03-01T14:00"),
        ("20170301143059", "2017-03-01T14:30:59"),
        ("20170301T221500+0600", "2017-03-01T22:15"),
        ("1488326400", "2017-03-01T00:00"),
        ("1488326400000.0", "2017-03-01T00:00"),
        ("42795", "2017-03-01T00:00"),
        ("42795.75", "2017-03-01T18:00"),
        ("5.4.2017", "2017-04-05T00:00"),
        ("2017-03-01 22:15:00 PST", "2017-03-01T22:15"),
        ("2017-03-01T01:00:00+09:00", "2017-03-01T01:00"),
        ("Wed, 01 Mar 2017 22:15:00 -0500", "2017-03-01T22:15"),
        ("Wed Mar 01 22:15:00 +0000 2017", "2017-03-01T22:15"),
        ("Mar 1, 2017 at 9:15 p.m. ET", "2017-03-01T21:15"),
        ("Updated 1 March 2017", "2017-03-01T00:00"),
        ("1 Mar 2017 | 12:05 am IST", "2017-03-01T00:05"),
        ("March 1st, 2017", "2017-03-01T00:00"),
        ("Mar.1,2017", "2017-03-01T00:00"),
        ("2017_03_01", "2017-03-01T00:00"),
        ("1.488326400e9", "2017-03-01T00:00"),
        ("1.488326400E+12", "2017-03-01T00:00"),
        ("D:20170301180500Z", "2017-03-01T18:05"),
        ("1-Mar-17", "2017-03-01T00:00"),
        ("Mittwoch, 1. März 2017", "2017-03-01T00:00"),
        ("mercredi 1er mars 2017 à 18h05", "2017-03-01T18:05"),
        ("mar. 1 mars 2017", "2017-03-01T00:00"),
        ("1 de marzo de 2017", "2017-03-01T00:00"),
        ("1º de março de 2017", "2017-03-01T00:00"),
        ("1 maart 2017", "2017-03-01T00:00"),
        ("den 1 augusti 2017", "2017-08-01T00:00"),
        ("1. elokuuta 2017", "2017-08-01T00:00"),
        ("1 sierpnia 2017", "2017-08-01T00:00"),
        ("1 АВГУСТА 2017 г.", "2017-08-01T00:00"),
        ("1 AĞUSTOS 2017", "2017-08-01T00:00"),
        ("1 Αυγούστου 2017", "2017-08-01T00:00"),
        ("2017. augusztus 1.", "2017-08-01T00:00"),
        ("١ أغسطس ٢٠١٧", "2017-08-01T00:00"),
        ("১ আগস্ট ২০১৭", "2017-08-01T00:00"),
        ("१ अगस्त २०१७", "2017-08-01T00:00"),
        ("2017年8月1日", "2017-08-01T00:00"),
        ("2017년 8월 1일", "2017-08-01T00:00"),
        ("1 tháng 8 năm 2017", "2017-08-01T00:00"),
    ],
)
def test_the_day_that_is_written_is_read(written, moment):
    assert parse_date(written).when == pd.Timestamp(moment)
    assert parse_date(written).precision == "day"


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2017", "2017-01-01", "year"),
        ("2017-08", "2017-08-01", "month"),
        ("201708", "2017-08-01", "month"),
        ("August 2017", "2017-08-01", "month"),
        ("août 2017", "2017-08-01", "month"),
        ("8/2017", "2017-08-01", "month"),
        ("2017年8月", "2017-08-01", "month"),
        ("2017年", "2017-01-01", "year"),
    ],
)
def test_where_no_day_is_written_the_precision_says_so(written, day, precision):
    moment = parse_date(written)
    assert (moment.when, moment.precision) == (pd.Timestamp(day), precision)


@pytest.mark.parametrize(
    "written",
    ["soon", "10:30", "now", "14 Feb", "31/02/2017", "9999999999999", "1", "Tuesday", "Version 2.1"],
)
def test_what_is_no_whole_date_is_none_and_today_is_not_filled_in(written):
    assert parse_date(written) is None


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(written):
    parse_date(written)
    fold(written)


@given(st.dates(min_value=pd.Timestamp("1600-01-01").date()))
def test_a_day_is_read_as_it_is_written_in_many_ways(day):
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日", "%d.%m.%Y"):
        written = day.strftime(form).replace(day.strftime("%Y"), f"{day.year:04}")
        if day.year < 2200:
            assert parse_date(written).when.date() == day


def test_parts_of_a_date_that_are_zero_are_not_known():
    assert [parse_date(value).precision for value in ("2017-03-00", "2017-00-00")] == ["month", "year"]
    assert parse_date("0000-00-00") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021–05–03", "2021-05-03T00:00:00"),
        ("03\u201105\u20112021", "2021-05-03T00:00:00"),
        ("2021\u200e-05-\u200e13", "2021-05-13T00:00:00"),
        ("Last updated 15 May 2021, published 3 May 2021", "2021-05-03T00:00:00"),
        ("Aktualisiert: 15.05.2021 | Veröffentlicht: 03.05.2021", "2021-05-03T00:00:00"),
        ("Updated 15 May 2021", "2021-05-15T00:00:00"),
        ("May 3, '21", "2021-05-03T00:00:00"),
        ("2021-05-03 下午10:30", "2021-05-03T22:30:00"),
        ("2021. 5. 3. 오후 12:05", "2021-05-03T12:05:00"),
        ("3/5/62", "1962-05-03T00:00:00"),
    ],
)
def test_signs_of_programs_and_a_date_of_changes_hide_no_date(written, read):
    moment = parse_date(written, day_first=True)
    assert moment is not None
    assert moment.when.isoformat() == read
