"""Tests of words that say which colour a thing had."""

import pytest

from models.core.place import Place
from models.core.wish_table import Wish, wish_named_in
from models.planning.colour_words import colour_named_in, names_colour, place_of_colour

SENTENCES = {
    "her dress was dark green": Place.CLOTHES,
    "his uniform was navy blue": Place.CLOTHES,
    "the coat was originally burgundy": Place.CLOTHES,
    "my aunt's skirt was a pale pink": Place.CLOTHES,
    "make the dress red": Place.CLOTHES,
    "colour her jacket light blue": Place.CLOTHES,
    "their shirts were white": Place.CLOTHES,
    "grandpa's suit should be brown": Place.CLOTHES,
    "the blouse cream": Place.CLOTHES,
    "grandma's eyes were blue": Place.EYES,
    "his eyes should be green": Place.EYES,
    "her lips were deep red": Place.MOUTH,
    "tint her cheeks pink": Place.FACE,
    "the wall was beige": Place.BACKGROUND,
    "please paint the background olive": Place.BACKGROUND,
    "the curtains were golden": Place.BACKGROUND,
    "the car red": None,
    "our old boat was turquoise": None,
    "the sofa was dark brown": None,
    "could you make the roof rust": None,
    "彼女のドレスは深緑色だった": Place.CLOTHES,
    "母の着物は赤でした": Place.CLOTHES,
    "コートを紺色にして": Place.CLOTHES,
    "彼の目は青かった": Place.EYES,
    "壁はベージュだった": Place.BACKGROUND,
    "車は白かった": None,
    "她的裙子是深绿色的": Place.CLOTHES,
    "爷爷的军装是卡其色": Place.CLOTHES,
    "把外套涂成藏青色": Place.CLOTHES,
    "她的眼睛是蓝色的": Place.EYES,
    "窗帘原来是金色的": Place.BACKGROUND,
    "那辆车是红色的": None,
    "sa robe était vert foncé": Place.CLOTHES,
    "l'uniforme de papi était bleu marine": Place.CLOTHES,
    "mets la chemise en blanc": Place.CLOTHES,
    "les yeux de ma grand-mère étaient bleus": Place.EYES,
    "les rideaux étaient jaunes": Place.BACKGROUND,
    "la voiture était rouge": None,
    "o vestido dela era verde-escuro": Place.CLOTHES,
    "a farda do meu avô era azul-marinho, o paletó era marrom": None,
    "pinte a saia de azul claro": Place.CLOTHES,
    "as bochechas eram rosa": Place.FACE,
    "o carro era vermelho": None,
    "das Kleid meiner Oma war dunkelgrün": Place.CLOTHES,
    "ihr Mantel war weinrot": Place.CLOTHES,
    "mach seine Jacke bitte blau": Place.CLOTHES,
    "die Krawatte war ursprünglich gelb": Place.CLOTHES,
    "Opas Uniform war feldgrau": Place.CLOTHES,
    "ihre Augen waren blau": Place.EYES,
    "die Vorhänge waren golden": Place.BACKGROUND,
    "das Auto war rot": None,
    "das Sofa braun färben": None,
    "el vestido de mi abuela era verde oscuro": Place.CLOTHES,
    "su abrigo era granate": Place.CLOTHES,
    "pinta la falda de azul claro": Place.CLOTHES,
    "sus ojos eran azules": Place.EYES,
    "las cortinas eran doradas": Place.BACKGROUND,
    "el coche era rojo": None,
    "치마는 빨간색이었어": Place.CLOTHES,
    "할머니 저고리는 연한 분홍색이었단다": Place.CLOTHES,
    "군복을 국방색으로 칠해줘": Place.CLOTHES,
    "커튼은 원래 금색이었어요": Place.BACKGROUND,
    "자동차는 파란색이었어": None,
}
"""Sentences, and where the thing is; None for what only a selection can show."""


@pytest.mark.parametrize(("text", "place"), SENTENCES.items())
def test_colour_goes_to_the_thing_that_is_named(text: str, place: Place | None) -> None:
    assert names_colour(text)
    assert place_of_colour(text) is place


@pytest.mark.parametrize(
    "text",
    [
        "the photo was yellow",
        "the old picture is blue",
        "the whites were yellow",
        "it was green",
        "turn it black and white",
        "make the photo black and white",
        "the colours are too red",
        "the faces are too red",
        "remove the red spots",
        "the paper was white",
        "everything is orange",
        "cancel the blue cast",
        "写真は黄色だった",
        "写真が赤い",
        "この写真は白黒です",
        "シミは黄色です",
        "顔が赤い",
        "黄色いのを直して",
        "全体を青くして",
        "照片是黄色的",
        "这张照片是黑白的",
        "脸太红",
        "污渍是黄色的",
        "把照片变成黑白",
        "去掉红色的斑点",
        "la photo était jaune",
        "les couleurs étaient trop rouges",
        "enlève la dominante bleue",
        "supprime les yeux rouges",
        "a foto era amarela",
        "as cores eram azuis",
        "tire as manchas brancas",
        "das Foto war gelb",
        "die Farben sind zu rot",
        "die Haut ist grün",
        "die Augen waren rot",
        "entferne den roten Fleck",
        "mach das Bild schwarzweiß",
        "la foto era amarilla",
        "los colores eran muy rojos",
        "quita las manchas blancas",
        "la piel está verde",
        "사진이 노란색이야",
        "얼굴이 빨간색이야",
        "붉은 기 빼줘",
        "사진을 흑백으로 해줘",
    ],
)
def test_words_about_the_photo_itself_name_no_colour_of_a_thing(text: str) -> None:
    assert not names_colour(text)


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("dark green", "vert foncé"),
        ("dark green", "verde-escuro"),
        ("navy blue", "bleu marine"),
        ("navy blue", "azul-marinho"),
        ("light blue", "azul clara"),
        ("white", "blanches"),
        ("brown", "marrom"),
    ],
)
def test_colour_of_another_language_is_the_english_one(english: str, other: str) -> None:
    assert colour_named_in(other) == colour_named_in(english)


@pytest.mark.parametrize(
    "text",
    [
        "add colour to this black and white photo",
        "turn this black-and-white picture into colour",
        "colour the old b&w print",
        "mach aus dem Schwarz-Weiß-Bild ein Farbfoto",
        "colorea esta foto en blanco y negro",
        "colorise cette photo en noir et blanc",
        "colorir esta foto a preto e branco",
        "이 흑백 사진을 컬러로 바꿔 주세요",
        "この白黒写真をカラーにしてください",
        "给这张黑白照片上色",
    ],
)
def test_photo_in_black_and_white_names_no_colour(text: str) -> None:
    assert colour_named_in(text) is None


def test_colour_beside_a_photo_in_black_and_white_is_named() -> None:
    green = colour_named_in("her dress was green")
    assert colour_named_in("in this black and white photo her dress was green") == green


@pytest.mark.parametrize(
    "text", ["colour this black and white photo", "färbe dieses Schwarzweißfoto ein"]
)
def test_request_to_colour_a_photo_in_black_and_white_is_sure(text: str) -> None:
    assert wish_named_in(text) is Wish.COLORIZE


@pytest.mark.parametrize(
    "text", ["the colour of this black and white photo is off", "färbe das Foto schwarzweiß"]
)
def test_other_words_about_black_and_white_are_left_to_the_reader(text: str) -> None:
    assert wish_named_in(text) is None


def test_dark_colour_is_darker_and_pale_one_lighter() -> None:
    shades = [colour_named_in(text) or "" for text in ("dark green", "green", "pale green")]
    assert shades == sorted(shades)
    assert len(set(shades)) == 3


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("彼女のドレスは深緑色だった", "dark green"),
        ("服は水色だった", "sky blue"),
        ("帽子は茶色", "brown"),
        ("她的裙子是深绿色的", "dark green"),
        ("外套是酒红色的", "burgundy"),
        ("裤子是灰色的", "grey"),
    ],
)
def test_japanese_or_chinese_colour_is_the_english_one(text: str, english: str) -> None:
    assert colour_named_in(text) == colour_named_in(english)
