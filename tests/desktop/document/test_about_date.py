"""Tests of dates that are only roughly known."""

from datetime import date

import pytest

from desktop.document.about_date import AboutDate, is_edtf, span_of, to_edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1943", "1943"),
        ("c. 1943", "1943~"),
        ("ca 1943", "1943~"),
        ("about 1943", "1943~"),
        ("um 1943", "1943~"),
        ("hacia 1943", "1943~"),
        ("vers 1943", "1943~"),
        ("por volta de 1943", "1943~"),
        ("1943年頃", "1943~"),
        ("1943년경", "1943~"),
        ("1943年左右", "1943~"),
        ("perhaps 1943", "1943?"),
        ("1943?", "1943?"),
        ("maybe around 1943", "1943%"),
        ("summer 1956", "1956-22"),
        ("Sommer 1956", "1956-22"),
        ("été 1956", "1956-22"),
        ("1956年夏", "1956-22"),
        ("Christmas 1938", "1938"),
        ("winter of 1938", "1938-24"),
        ("the 1940s", "194X"),
        ("1940er Jahre", "194X"),
        ("años 1940", "194X"),
        ("1940年代", "194X"),
        ("the fifties", "195X"),
        ("before 1960", "../1960"),
        ("vor 1960", "../1960"),
        ("after 1945", "1945/.."),
        ("1940-1945", "1940/1945"),
        ("between 1940 and 1945", "1940/1945"),
        ("zwischen 1940 und 1945", "1940/1945"),
        ("June 1943", "1943-06"),
        ("12 June 1943", "1943-06-12"),
        ("June 12, 1943", "1943-06-12"),
        ("12. Juni 1943", "1943-06-12"),
        ("12 de junio de 1943", "1943-06-12"),
        ("1er mai 1943", "1943-05-01"),
        ("12.6.1943", "1943-06-12"),
        ("6/28/1943", "1943-06-28"),
        ("1943-06-12", "1943-06-12"),
        ("1943-06", "1943-06"),
        ("1943年6月12日", "1943-06-12"),
        ("1943년 6월", "1943-06"),
        ("194X", "194X"),
        ("1943~", "1943~"),
        ("long ago", ""),
        ("", ""),
        ("31 February 1943", ""),
    ],
)
def test_dates_in_words_become_edtf(words: str, edtf: str) -> None:
    assert to_edtf(words) == edtf


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1943~", date(1943, 1, 1), date(1943, 12, 31)),
        ("194X", date(1940, 1, 1), date(1949, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("1956-22", date(1956, 6, 1), date(1956, 8, 31)),
        ("1956-24", date(1956, 12, 1), date(1957, 2, 28)),
        ("1944-02", date(1944, 2, 1), date(1944, 2, 29)),
        ("1940/1945", date(1940, 1, 1), date(1945, 12, 31)),
        ("../1960", date(1960, 1, 1), date(1960, 12, 31)),
    ],
)
def test_dates_span_their_possible_days(edtf: str, first: date, last: date) -> None:
    assert span_of(edtf) == (first, last)


@pytest.mark.parametrize(
    "text", ["1943-13", "1943-02-30", "1945/1940", "43", "1943/1944/1945", "/"]
)
def test_other_texts_are_no_edtf(text: str) -> None:
    assert not is_edtf(text)


def test_a_date_keeps_its_words() -> None:
    assert AboutDate.of("  c.  1943 ") == AboutDate("c. 1943", "1943~")
    assert AboutDate.of("c. 1943").first_day == date(1943, 1, 1)
    assert AboutDate.of("long ago").first_day is None
