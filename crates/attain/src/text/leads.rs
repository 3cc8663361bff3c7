//! The words in front of a value: qualifiers, change verbs, and verbs that say nothing but that here is a level.
//!
//! To add a word, add it to a row. Of several phrases that stand at a place the longest counts, so `giảm còn` is a
//! level although `giảm` is a change. A phrase may not end in a word that begins another one.

use std::sync::LazyLock;

use super::phrase::Phrases;
use crate::figure::{Change, Qualifier};
use crate::locale::Locale;

/// What a word in front of a value does.
#[derive(Clone, Copy, Debug)]
pub enum Lead {
    /// A qualifier.
    Says(Qualifier),
    /// A change verb.
    Changes(Change),
    /// `vượt`: an excess, or more than.
    Exceeds,
    /// `cao hơn`: more than; with a base, a change.
    Compares(Change),
    /// A level is reached, an adverb: nothing.
    Nothing,
    /// `bằng`: a level, which may be one of another year.
    Equals,
    /// The noun for what is wanted, in front of everything else: in `vượt kế hoạch 5%` it is the base.
    Asks,
    /// The value is a rate of growth.
    Grows,
    /// The value is counted by this.
    Per(&'static str),
    /// A number after it is a multiple.
    Times,
    /// It is the multiple itself, in tenths.
    Multiple(i64),
}

use Lead::{Asks, Changes, Compares, Equals, Exceeds, Grows, Multiple, Nothing, Per, Says, Times};
use Qualifier::{About, AtLeast, AtMost, Estimated, Exactly, Intended, Nearly, Over, Under, Within};

/// The leads of a language.
pub fn leads(locale: Locale) -> &'static Phrases<Lead> {
    static READ_VI: LazyLock<Phrases<Lead>> = LazyLock::new(|| phrases(VI));
    static READ_EN: LazyLock<Phrases<Lead>> = LazyLock::new(|| phrases(EN));
    locale.pick(&READ_VI, &READ_EN)
}

fn phrases(rows: &[(Lead, &'static str)]) -> Phrases<Lead> {
    Phrases::new(rows.iter().flat_map(|(lead, list)| list.split(", ").map(|phrase| (phrase, *lead))))
}

const VI: &[(Lead, &str)] = &[
    (Says(About), "khoảng, khoảng chừng, chừng, chừng khoảng, độ, cỡ, tầm, tầm khoảng, xấp xỉ, ước chừng, trên dưới"),
    (Says(About), "vào khoảng, ~, ≈, tương đương khoảng"),
    (Says(Nearly), "gần, gần như, ngót, gần bằng, gần đạt, non, suýt soát, sát, xấp xỉ gần"),
    (Says(Over), "hơn, trên, trên mức, ngoài, nhỉnh hơn, vượt mức, vượt ngưỡng, vượt mốc, quá, >"),
    (Compares(Change::Up), "cao hơn, lớn hơn, nhiều hơn"),
    (Says(AtLeast), "ít nhất, tối thiểu, thấp nhất, không dưới, không thấp hơn, không ít hơn, không kém"),
    (Says(AtLeast), "không nhỏ hơn, không kém hơn, lớn hơn hoặc bằng, cao hơn hoặc bằng, nhiều hơn hoặc bằng"),
    (Says(AtLeast), "bằng hoặc lớn hơn, bằng hoặc cao hơn, bằng hoặc nhiều hơn, bằng hoặc hơn, ≥, >="),
    (Says(Under), "dưới, dưới mức, chưa đến, chưa tới, chưa đầy, chưa đạt, không đến, không tới, không đầy, <"),
    (Compares(Change::Down), "thấp hơn, ít hơn, nhỏ hơn, kém, kém hơn"),
    (Says(AtMost), "không quá, không vượt quá, không vượt, tối đa, cao nhất, nhiều nhất, không cao hơn, không hơn"),
    (
        Says(AtMost),
        "không để quá, không để vượt quá, không nhiều hơn, không lớn hơn, không trên, không vượt mức, không vượt ngưỡng",
    ),
    (Says(AtMost), "nhỏ hơn hoặc bằng, thấp hơn hoặc bằng, ít hơn hoặc bằng, bằng hoặc nhỏ hơn"),
    (Says(AtMost), "bằng hoặc thấp hơn, bằng hoặc ít hơn, ≤, <="),
    (Says(Exactly), "đúng, chính xác, đúng bằng, bằng đúng, vừa đúng, tròn, ="),
    (Says(Within), "trong khoảng, trong phạm vi, trong giới hạn, trong khoảng từ, dao động trong khoảng"),
    (Says(Within), "nằm trong khoảng, ở trong khoảng, dao động"),
    (Says(Estimated), "ước, ước tính, dự ước, ước thực hiện, dự kiến, ước tính có, sơ bộ"),
    (Says(Intended), "phấn đấu, đặt mục tiêu, phấn đấu đến"),
    (Asks, "mục tiêu, chỉ tiêu, kế hoạch, mục tiêu:, chỉ tiêu:, kế hoạch:"),
    (Changes(Change::Up), "tăng, tăng thêm, gia tăng, bổ sung, tăng mới, nâng thêm, tăng tới, tốc độ tăng"),
    (Changes(Change::Down), "giảm, giảm bớt, giảm thêm, kéo giảm, hạ, sụt giảm, cắt giảm, suy giảm, giảm đi"),
    (Changes(Change::Down), "giảm tới, tốc độ giảm, tụt, rút ngắn, tinh giản, lùi, thu hẹp"),
    (Exceeds, "vượt"),
    (Changes(Change::Excess), "vượt thêm"),
    (Grows, "tăng trưởng, tốc độ tăng trưởng, tăng trưởng đạt"),
    (Nothing, "đạt, đạt được, đạt mức, đạt tới, còn, chỉ còn, còn lại, chiếm, chiếm tỷ lệ, chiếm tỷ trọng, là"),
    (Equals, "bằng"),
    (Nothing, "ở mức, mức, lên, lên tới, lên đến, tăng lên, tăng lên mức, nâng lên, xuống, xuống còn"),
    (Nothing, "giảm xuống, giảm xuống còn, giảm còn, hạ xuống, hạ xuống còn, kéo giảm còn, hoàn thành"),
    (Nothing, "thực hiện, có, gồm, nhẹ, mạnh, khá, cao, nhanh, sâu, đều, bình quân, trung bình, tổng số"),
    (Nothing, "tổng cộng, cả nước có, toàn tỉnh có, đóng góp, tương đương, tương ứng, thêm, đạt tỷ lệ"),
    (Nothing, "đạt bình quân, dài, rộng, nặng, mới đạt, đã đạt, cố gắng đạt, chỉ đạt, duy trì, giữ mức"),
    (
        Nothing,
        "ổn định ở mức, số lượng, thu hút, xếp, đứng, xếp ở, đứng ở, đạt và vượt, giữ, kiểm soát, kiềm chế, khống chế, chỉ",
    ),
    (Per("/year"), "mỗi năm, hằng năm, hàng năm, bình quân mỗi năm, bình quân hằng năm, bình quân hàng năm"),
    (Per("/year"), "bình quân năm, trung bình mỗi năm"),
    (Per("/person"), "bình quân đầu người, bình quân mỗi người"),
    (Per("/month"), "mỗi tháng, hằng tháng, hàng tháng, bình quân mỗi tháng"),
    (Times, "gấp, tăng gấp, cao gấp, nhiều gấp, lớn gấp"),
    (Multiple(20), "gấp đôi, tăng gấp đôi, cao gấp đôi"),
    (Multiple(15), "gấp rưỡi, tăng gấp rưỡi"),
];

const EN: &[(Lead, &str)] = &[
    (
        Says(About),
        "about, around, approximately, approx., approx, roughly, circa, ca., c., some, in the region of, ~, ≈",
    ),
    (Says(About), "close to"),
    (
        Says(Nearly),
        "nearly, almost, just under, just below, not quite, slightly less than, slightly under, slightly below",
    ),
    (Says(Over), "over, more than, above, exceeding, greater than, higher than, larger than, upwards of"),
    (Says(Over), "in excess of, just over, beyond, well over, well above, a little over"),
    (Says(Over), "slightly more than, slightly over, slightly above, exceeds, exceed, exceeded, surpass, surpasses"),
    (Says(Over), "surpassed, surpassing, >"),
    (Says(AtLeast), "at least, no less than, not less than, no fewer than, not below, no lower than, a minimum of"),
    (Says(AtLeast), "not lower than, not fewer than, not under, minimum of, minimum, min., at a minimum, a floor of"),
    (Says(AtLeast), "greater than or equal to, more than or equal to, higher than or equal to, at or above, ≥, >="),
    (Says(AtLeast), "equal to or greater than, equal to or more than, equal to or higher than"),
    (Says(Under), "under, below, less than, fewer than, lower than, smaller than, <"),
    (Says(AtMost), "at most, no more than, not more than, no higher than, not above, not over, up to, a maximum of"),
    (Says(AtMost), "maximum, maximum of, max., not exceeding, not to exceed, no greater than, not higher than, ≤, <="),
    (Says(AtMost), "not greater than, not exceed, does not exceed, do not exceed, must not exceed, should not exceed"),
    (Says(AtMost), "shall not exceed, less than or equal to, lower than or equal to, equal to or less than"),
    (Says(AtMost), "equal to or lower than, at or below, capped at, limited to, a ceiling of, a cap of"),
    (Says(AtMost), "as much as, as many as, as high as"),
    (Says(Exactly), "exactly, precisely, ="),
    (Says(Within), "within, in the range of, within the range of, ranging, within the range, in the range"),
    (Says(Within), "within a range of, in a range of"),
    (Says(Estimated), "estimated, an estimated, an estimate of, projected, forecast, expected, preliminary"),
    (Says(Intended), "intended, strive for, striving for, aim for, aiming for, targeted, target, a target of"),
    (
        Says(Intended),
        "targeting, target of, target:, goal:, a goal of, strive to, striving to, aim to, aiming to, planned",
    ),
    (Changes(Change::Up), "up, up by, rise by, rises by, rose by, rose, rising by, risen by, rise of, a rise of"),
    (
        Changes(Change::Up),
        "increase by, increases by, increased by, increased, increasing by, increase of, an increase of",
    ),
    (Changes(Change::Up), "grow by, grew by, grew, grown by, growing by, gain of, raise by, raised by, increase, rise"),
    (
        Changes(Change::Down),
        "down, down by, fall by, falls by, fell by, fell, falling by, fallen by, fall of, a fall of",
    ),
    (
        Changes(Change::Down),
        "decrease by, decreases by, decreased by, decreased, decreasing by, decrease of, a decrease of",
    ),
    (
        Changes(Change::Down),
        "decline by, declined by, declined, decline of, a decline of, drop by, dropped by, dropped",
    ),
    (Changes(Change::Down), "drop of, reduce by, reduced by, reduced, reduction of, a reduction of, cut by, lower by"),
    (Changes(Change::Down), "lowered by, decrease, fall, cut"),
    (Changes(Change::Excess), "exceeding by, exceeds by, exceed by, exceeded by"),
    (Grows, "growth of, a growth of, growth rate of"),
    (Nothing, "reach, reaches, reached, reaching, reaching to, reach to, is, was, are, were, be, equals"),
    (Nothing, "equal to, equals to, stands at, stood at, to, at, accounts for, accounting for, accounted for"),
    (Nothing, "remains, remain, remaining, hit, hits, rise to, rises to, rose to, rising to, increase to"),
    (Nothing, "increased to, grow to, grew to, fall to, fell to, falling to, decrease to, decreased to"),
    (
        Nothing,
        "decline to, declined to, drop to, reduced to, reduce to, down to, slightly, sharply, strongly, slightly by, sharply by",
    ),
    (Nothing, "on average, an average of, average, averaging, a total of, total, achieve, achieved, has"),
    (Nothing, "have, make up, makes up, totalling, maintained at, it was, must be, should be, will be, will reach"),
    (Nothing, "keep, kept, stay, maintain, maintained, hold, held, somewhere, anywhere, only, set at"),
    (Per("/year"), "annual, an annual, average annual, an average annual, each year, every year, annually"),
    (Per("/person"), "per capita"),
    (Multiple(20), "double, doubled, twice"),
    (Multiple(30), "triple, tripled"),
    (Multiple(15), "one and a half times"),
];
