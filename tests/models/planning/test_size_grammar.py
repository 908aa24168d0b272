"""Tests of the grammar of sizes."""

import pytest

from models.planning.size_grammar import asks_for_size, is_size_alone, parse_size


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("1.5x", 1.5),
        ("enlarge 1.5x", 1.5),
        ("anderthalbmal so groß", 1.5),
        ("300 %", 3.0),
        ("enlarge by 300 %", 3.0),
        ("두 배로 키워 줘", 2.0),
        ("2배", 2.0),
        ("1.5배 확대", 1.5),
        ("二倍にして", 2.0),
        ("3倍に拡大", 3.0),
        ("el doble de grande", 2.0),
        ("duas vezes maior", 2.0),
        ("放大两倍", 2.0),
        ("放大一倍", 2.0),
        ("twice as large", 2.0),
        ("double the size", 2.0),
        ("doppelt so groß", 2.0),
        ("dreimal so groß", 3.0),
        ("vierfach vergrößern", 4.0),
        ("deux fois plus grand", 2.0),
        ("trois fois", 3.0),
        ("tres veces más grande", 3.0),
        ("x4", 4.0),
        ("4x", 4.0),
        ("upscale x2", 2.0),
        ("by a factor of 3", 3.0),
        ("Faktor 2,5", 2.5),
        ("2.5 times", 2.5),
        ("enlarge by 50 %", 1.5),
        ("um 50 % vergrößern", 1.5),
        ("auf 200 Prozent", 2.0),
        ("to 150 %", 1.5),
        ("half the size", 0.5),
        ("halb so groß", 0.5),
        ("triple it", 3.0),
        ("quadruple", 4.0),
        ("o dobro", 2.0),
        ("une fois et demie", 1.5),
        ("vez y media", 1.5),
        ("make it 2x bigger", 2.0),
        ("2x", 2.0),
        ("make it 50 % smaller", 0.5),
        ("reduce to 50 %", 0.5),
        ("세 배", 3.0),
        ("네배", 4.0),
        ("三倍", 3.0),
        ("1.5倍", 1.5),
        ("百分之200", 2.0),
        ("agrandir 3x", 3.0),
        ("le triple", 3.0),
        ("ao triplo", 3.0),
        ("duplique a resolução", 2.0),
        ("verdopple die Größe", 2.0),
        ("zweimal so groß", 2.0),
        ("one and a half times", 1.5),
        ("250%", 2.5),
        ("2½ times", 2.5),
        ("5 mal größer", 5.0),
        ("factor 1,5", 1.5),
        ("1.5-fach", 1.5),
        ("1,5-fach", 1.5),
        ("anderthalbfache Größe", 1.5),
        ("quatre fois", 4.0),
        ("aumenta un 50 %", 1.5),
        ("agrandis de 50 %", 1.5),
    ],
)
def test_factor_is_read(text: str, factor: float) -> None:
    size = parse_size(text)
    assert size is not None
    assert size.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("text", "side", "pixels"),
    [
        ("4000 pixels wide", "width", 4000.0),
        ("6000 px on the long side", "long", 6000.0),
        ("幅4000ピクセル", "width", 4000.0),
        ("가로 4000픽셀", "width", 4000.0),
        ("宽4000像素", "width", 4000.0),
        ("4000 píxeles de ancho", "width", 4000.0),
        ("4000 pixels de large", "width", 4000.0),
        ("4000 Pixel breit", "width", 4000.0),
        ("altura de 3000 pixels", "height", 3000.0),
        ("4,000 pixels wide", "width", 4000.0),
        ("4.000 Pixel breit", "width", 4000.0),
        ("4k", "width", 3840.0),
        ("to 5000 pixels high", "height", 5000.0),
        ("横4000pxに", "width", 4000.0),
        ("4Kに", "width", 3840.0),
    ],
)
def test_side_in_pixels_is_read(text: str, side: str, pixels: float) -> None:
    size = parse_size(text)
    assert size is not None
    assert (size.side, size.pixels) == (side, pixels)


@pytest.mark.parametrize(
    ("text", "width", "height", "dpi"),
    [
        ("20 x 30 cm at 300 dpi", 20.0, 30.0, 300.0),
        ("8x10 inches", 20.32, 25.4, 300.0),
        ("print at A4", 21.0, 29.7, 300.0),
        ("13x18", 13.0, 18.0, 300.0),
        ("8 x 10 in at 240 dpi", 20.32, 25.4, 240.0),
        ("für ein A3 Poster", 29.7, 42.0, 300.0),
        ("30x40cm", 30.0, 40.0, 300.0),
        ("A4サイズ", 21.0, 29.7, 300.0),
        ("600dpiで20×30cm", 20.0, 30.0, 600.0),
        ("8×10inchで", 20.32, 25.4, 300.0),
        ("20x30厘米，240dpi", 20.0, 30.0, 240.0),
    ],
)
def test_print_size_is_read_in_centimetres(
    text: str, width: float, height: float, dpi: float
) -> None:
    size = parse_size(text)
    assert size is not None
    assert size.print_cm == pytest.approx((width, height))
    assert size.dpi == dpi


@pytest.mark.parametrize(
    "text",
    [
        "enlarge",
        "sharpen",
        "remove the dust",
        "다섯 명의 사람",
    ],
)
def test_text_without_a_size_names_none(text: str) -> None:
    assert parse_size(text) is None


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("4000 pixels wide", 4.0),
        ("4000 pixels high", 5.0),
        ("3000x2000", 3.0),
        ("20 x 30 cm at 300 dpi", 3.543),
        ("3.2 megapixels", 2.0),
        ("1.5x", 1.5),
    ],
)
def test_factor_for_a_photo_fills_the_size(text: str, factor: float) -> None:
    size = parse_size(text)
    assert size is not None
    assert size.factor_for(1000, 800) == pytest.approx(factor, abs=1e-3)


def test_print_is_compared_long_side_with_long_side() -> None:
    size = parse_size("20 x 30 cm")
    assert size is not None
    assert size.factor_for(800, 1000) == size.factor_for(1000, 800)


@pytest.mark.parametrize(
    "text",
    [
        *("300 %", "1.5x", "4000 pixels wide", "20 x 30 cm at 300 dpi", "A4", "4000 Pixel breit"),
        *(
            "so dreifach",
            "about 2x",
            "3배",
            "300dpiで20×30cm",
            "20x30厘米，300dpi",
            "横4000pxに",
            "宽4000像素",
            "2倍に",
        ),
    ],
)
def test_size_alone_is_recognised(text: str) -> None:
    assert is_size_alone(text)


@pytest.mark.parametrize("text", ["sharpen by 30 %", "remove 2 scratches", "the year 1932"])
def test_size_with_other_words_is_not_alone(text: str) -> None:
    assert not is_size_alone(text)


def test_enlarging_names_no_width() -> None:
    size = parse_size("enlarge so that the long side has 6000 pixels")
    assert size is not None
    assert (size.pixels, size.side) == (6000, "long")


def test_paper_size_may_follow_a_letter_of_another_script() -> None:
    size = parse_size("放大到可以打印A4")
    assert size is not None
    assert size.print_cm == (21.0, 29.7)


@pytest.mark.parametrize(
    "text",
    [
        "print it at 8 x 12 inches",
        "auf A4 vergrößern",
        "agrandir au format A3",
        "ampliar para A4",
        "放大到可以打印A4",
        "A4サイズに印刷できるように",
        "A4로 인쇄할 수 있게",
    ],
)
def test_verb_and_length_ask_for_a_size(text: str) -> None:
    assert asks_for_size(text)


@pytest.mark.parametrize("text", ["the stain is 2 x 3 cm", "print it", "enlarge it twice", "A4"])
def test_verb_or_length_alone_asks_for_no_size(text: str) -> None:
    assert not asks_for_size(text)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("六つ切りに引き伸ばして", (20.3, 25.4)),
        ("六切", (20.3, 25.4)),
        ("四つ切り", (25.4, 30.5)),
        ("ワイド四切", (25.4, 36.5)),
        ("L判", (8.9, 12.7)),
        ("2L判でプリント", (12.7, 17.8)),
        ("はがきサイズに", (10.0, 14.8)),
        ("6寸", (10.2, 15.2)),
        ("洗六寸", (10.2, 15.2)),
        ("冲印10寸", (20.3, 25.4)),
        ("print as 4R", (10.2, 15.2)),
        ("8R", (20.3, 25.4)),
        ("A1", (59.4, 84.1)),
        ("postcard size", (10.5, 14.8)),
        ("Postkartengröße", (10.5, 14.8)),
        ("엽서 크기로 인화", (10.5, 14.8)),
        ("letter size", (21.6, 27.9)),
        ("5x7", (12.7, 17.78)),
        ("8 x 10", (20.32, 25.4)),
        ("13x18", (13.0, 18.0)),
        ("20 x 30", (20.0, 30.0)),
        ("twenty by thirty centimetres", (20.0, 30.0)),
        ("zwanzig mal dreißig", (20.0, 30.0)),
        ("veinte por treinta", (20.0, 30.0)),
        ("dix-huit par vingt-quatre", (18.0, 24.0)),
    ],
)
def test_names_of_papers_and_spelled_sides_are_print_sizes(
    text: str, sides: tuple[float, float]
) -> None:
    size = parse_size(text)
    assert size is not None
    assert size.print_cm == pytest.approx(sides)
    assert is_size_alone(text) or asks_for_size(text)


@pytest.mark.parametrize(
    ("text", "factor"),
    [("three hundred percent", 3.0), ("vierhundert Prozent", 4.0), ("삼백 퍼센트", 3.0)],
)
def test_spelled_percentages_are_factors(text: str, factor: float) -> None:
    size = parse_size(text)
    assert size is not None
    assert size.factor == factor


@pytest.mark.parametrize("text", ["dreitausend Pixel breit", "three thousand pixels wide"])
def test_spelled_pixels_are_a_width(text: str) -> None:
    size = parse_size(text)
    assert size is not None
    assert (size.pixels, size.side) == (3000.0, "width")


@pytest.mark.parametrize("text", ["5 x 5", "7x8", "3 * 4", "2 x 2"])
def test_pair_of_small_numbers_is_no_size(text: str) -> None:
    assert not is_size_alone(text)
