//! The words by which the columns of plans and reports are headed, in Vietnamese and English.
//!
//! To teach a heading, add its words to the row of its role; longer words win over shorter ones within them, and the
//! roles further up win over those further down.

use std::sync::LazyLock;

use attain::{Locale, Quality};

use super::heading::tokens;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// What the sheet computed itself; it is not read.
    Computed,
    /// Who answers for the target.
    Owner,
    /// The percent of plan that is stated.
    Share,
    /// A comparison with something else than the plan; it is not read.
    Growth,
    /// The label that was published.
    Label,
    /// The level that a change is counted from.
    Baseline,
    /// The period of the target.
    PlanPeriod,
    /// The period of the result.
    ActualPeriod,
    /// What was reached.
    Actual,
    /// What is asked for.
    Plan,
    /// A value of which the heading does not say whether it is asked for or reached.
    Value,
    /// The number of the row.
    Number,
    /// The name of the indicator.
    Indicator,
    /// The unit.
    Unit,
    /// The code that SDMX has for the unit.
    Measure,
    /// The power of ten of the unit.
    Multiplier,
    /// The period of both.
    Period,
    /// Who set the target.
    Authority,
    /// The group.
    Group,
    /// The target that it is a part of.
    Total,
    /// The direction that is better.
    Better,
    /// How settled the figure is.
    Quality,
    /// The day on which this was the figure.
    AsOf,
    /// The identifier.
    Id,
    /// Where it is taken from.
    Source,
    /// Anything else that has a name; it is not read.
    Note,
}

/// How a heading must hold the words.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    /// Anywhere, as whole words.
    In,
    /// At its beginning.
    First,
    /// As the whole heading.
    Whole,
}

use Where::{First, In, Whole};

const ROWS: &[(Role, Where, &str, &str)] = &[
    (Role::Computed, In, "tính được", "computed"),
    (
        Role::Owner,
        In,
        "cơ quan chủ trì, đơn vị chủ trì, chủ trì, đơn vị thực hiện, cơ quan thực hiện, đơn vị phụ trách, \
         cơ quan phụ trách, cơ quan theo dõi, đơn vị theo dõi, đơn vị đầu mối",
        "owner, responsible, responsible agency, lead agency, responsible unit",
    ),
    (
        Role::Share,
        In,
        "so với kế hoạch, so kế hoạch, so với kh, so kh, th / kh, thực hiện / kế hoạch, tỷ lệ hoàn thành, \
         % hoàn thành, tỷ lệ thực hiện, tỷ lệ đạt, % kế hoạch, % kh, đạt % kế hoạch, hoàn thành kế hoạch, % mục tiêu, \
         so với dự toán, % dự toán, so với mục tiêu",
        "% of plan, percent of plan, share of plan, % of target, percent of target, completion, share_of_plan, \
         actual / plan, % of budget",
    ),
    (
        Role::Growth,
        In,
        "so với, so cùng kỳ, cùng kỳ, th / th, kh / th, thực hiện / thực hiện, kế hoạch / thực hiện, tăng trưởng, tăng / giảm, tăng , giảm, + / -, tốc độ tăng, so sánh, \
         chênh lệch, tăng giảm",
        "actual / actual, plan / actual, growth, change, year on year, yoy, difference, versus, compared",
    ),
    (
        Role::Label,
        In,
        "đánh giá, mức độ hoàn thành, xếp loại, kết luận, công bố",
        "assessment, rating, published, official",
    ),
    (Role::Baseline, In, "năm gốc, số gốc, hiện trạng, gốc", "baseline"),
    (Role::PlanPeriod, Whole, "kỳ kế hoạch, kỳ mục tiêu", "target period, plan period"),
    (Role::ActualPeriod, Whole, "kỳ số liệu, kỳ thực hiện", "result period"),
    (
        Role::Actual,
        In,
        "thực hiện, th, kết quả, kết quả thực hiện, đạt được, uth, thực tế, lũy kế, luỹ kế, cộng dồn",
        "actual, actuals, result, results, achieved, outturn, observed, realised, realized, reached",
    ),
    (
        Role::Plan,
        In,
        "kế hoạch, kh, mục tiêu, chỉ tiêu giao, dự toán, nghị quyết, phấn đấu, chỉ tiêu kế hoạch",
        "target, targets, plan, planned, goal, goals, budget",
    ),
    (Role::Value, Whole, "giá trị, số liệu", "value, obs_value, obs value, figure, amount"),
    (Role::Number, Whole, "tt, stt, số tt, số thứ tự", "no, no., #, nr, nr."),
    (
        Role::Indicator,
        First,
        "chỉ tiêu, tên chỉ tiêu, các chỉ tiêu, nội dung, hạng mục, danh mục, tiêu chí, mục tiêu chỉ tiêu",
        "indicator, indicators, name, measure, description",
    ),
    (Role::Unit, First, "đvt, đơn vị, đơn vị tính, đv tính, đ.v.t", "unit, units, unit of measure, measurement unit"),
    (Role::Measure, Whole, "mã đvt", "unit_measure"),
    (Role::Multiplier, Whole, "hệ số", "unit_mult, unit mult, multiplier"),
    (Role::Period, Whole, "kỳ, thời kỳ, kỳ báo cáo, năm, thời gian", "period, time_period, time period, year"),
    (Role::Authority, Whole, "cấp giao, cơ quan giao", "authority, set by"),
    (Role::Group, Whole, "nhóm, lĩnh vực", "group, sector, theme"),
    (Role::Total, Whole, "thuộc, thuộc chỉ tiêu", "part of, part_of, of"),
    (Role::Better, Whole, "hướng tốt, chiều hướng", "better, direction"),
    (Role::Quality, Whole, "chất lượng, tình trạng số liệu", "quality, obs_status, obs status"),
    (Role::AsOf, Whole, "tính đến ngày, ngày công bố", "as_of, as of, vintage"),
    (Role::Id, Whole, "mã, mã số, mã chỉ tiêu", "code, id, indicator code, series"),
    (Role::Source, First, "nguồn", "source"),
    (
        Role::Note,
        First,
        "ghi chú, chú thích, địa bàn",
        "note, notes, remark, remarks, comment, comments, obs_comment, ref_area",
    ),
];

const QUALITIES: &[(Quality, &str)] = &[
    (Quality::Estimated, "ước, dự ước, uth, estimate, estimated, expected"),
    (Quality::Preliminary, "sơ bộ, preliminary, provisional"),
    (Quality::Final, "chính thức, final"),
];

struct Phrase {
    role: Role,
    place: Where,
    locale: Locale,
    words: Vec<String>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let of = |role: Role, place: Where, locale: Locale, list: &str| -> Vec<Phrase> {
        list.split(", ").map(|words| Phrase { role, place, locale, words: tokens(words) }).collect()
    };
    let each = ROWS.iter().flat_map(|(role, place, vi, en)| {
        of(*role, *place, Locale::Vi, vi).into_iter().chain(of(*role, *place, Locale::En, en))
    });
    each.collect()
});

static QUALITY: LazyLock<Vec<(Quality, Vec<String>)>> = LazyLock::new(|| {
    let each = QUALITIES.iter().flat_map(|(quality, list)| list.split(", ").map(|words| (*quality, tokens(words))));
    each.collect()
});

/// Returns the role that words give, its language, and whether they say nothing else.
pub(crate) fn role(words: &[String]) -> Option<(Role, Locale)> {
    let fits = |phrase: &&Phrase| match phrase.place {
        In => words.windows(phrase.words.len()).any(|window| window == phrase.words),
        First => words.starts_with(&phrase.words),
        Whole => words == phrase.words,
    };
    // What the whole heading says comes before what stands somewhere in it.
    let whole = PHRASES.iter().find(|phrase| phrase.words == words);
    whole.or_else(|| PHRASES.iter().find(fits)).map(|phrase| (phrase.role, phrase.locale))
}

/// Returns the quality that words name.
pub(crate) fn quality(words: &[String]) -> Option<Quality> {
    let holds = |phrase: &[String]| words.windows(phrase.len()).any(|window| window == phrase);
    QUALITY.iter().find(|(_, phrase)| holds(phrase)).map(|(quality, _)| *quality)
}

/// Whether words say no more than that something is meant: `năm`, `giao`, `của`.
pub(crate) fn says_nothing(words: &[String]) -> bool {
    const EMPTY: [&str; 22] = [
        "năm", "của", "cho", "đến", "tại", "giao", "được", "số", "và", ",", "-", ".", "for", "of", "in", "by", "to",
        "the", "as", "and", ":", "*",
    ];
    words.iter().all(|word| EMPTY.contains(&word.as_str()))
}
