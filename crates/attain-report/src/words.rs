//! The words of the pages, in both languages; figures come from the core as text.

use attain::{
    Attainment, Better, Bounds, Change, Decimal, Evidence, Gap, Locale, Measured, Observation, Published, Quality,
    Ratio, Rounding, Scorecard, Series, Status, Surd, Target, interrupt, write_number,
};

macro_rules! words {
    ($($name:ident $vi:literal $en:literal;)*) => {
        /// Headings and short remarks.
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct Words {
            $(pub(crate) $name: &'static str,)*
        }

        impl Words {
            pub(crate) fn of(locale: Locale) -> Self {
                Self { $($name: locale.pick($vi, $en),)* }
            }
        }
    };
}

words! {
    indicator "Chỉ tiêu" "Indicator";
    period "Kỳ" "Period";
    goal "Mục tiêu" "Goal";
    found "Kết quả" "Found";
    chart "Biểu đồ" "Chart";
    status "Đánh giá" "Status";
    percent "% mục tiêu" "% of target";
    gap "Chênh lệch" "Gap";
    remarks "Ghi chú" "Remarks";
    better "Chiều tốt" "Better";
    owner "Cơ quan" "Owner";
    authority "Cấp giao" "Authority";
    baseline "Gốc so sánh" "Baseline";
    quality "Chất lượng" "Quality";
    label "Nhãn công bố" "Published label";
    until "Đến ngày" "Until";
    reached "Đã đạt" "Reached";
    expected "Theo tiến độ" "Expected";
    required "Còn lại" "Required";
    projection "Dự báo cả kỳ" "Projection";
    paces "Tiến độ thực hiện" "Pace";
    method "Phương pháp" "Method";
    value "Giá trị" "Value";
    score "Điểm" "Score";
    verdict "Kết luận" "Verdict";
    evidence "Căn cứ ngưỡng" "Evidence";
    methods "So sánh phương pháp" "Methods compared";
    in_words "Diễn giải" "In words";
    part "trong đó" "of which";
    not_counted "không tính vào tổng" "not counted";
    not_certain "có thể đổi do làm tròn" "not certain";
    estimate "ước tính" "estimate";
    targets "Mục tiêu" "Targets";
    results "Kết quả" "Results";
    claims "Phép tính nêu trong báo cáo" "Claims";
    kind "Loại" "Kind";
    stated "Nêu ra" "Stated";
    check "Kiểm tra" "Check";
    unused "Không dùng được" "Not used";
    figure "Số liệu" "Figure";
    reason "Lý do" "Reason";
    key_bar "kết quả" "found";
    key_open "phần chưa chắc chắn" "left open";
    key_whiskers "sai số làm tròn" "printed precision";
    key_mark "mục tiêu" "target";
    key_near "gần đạt" "near miss";
    key_met "đạt" "met";
    key_exceeded "vượt" "exceeded";
    key_due "mức phải đạt đến nay" "due by now";
    key_ahead "dự báo" "projection";
}

/// What was found, in words: `ước đạt 17.946 tỷ đồng`, `done on 2024-11-05`.
///
/// # Examples
/// ```
/// use attain::{Figure, Locale, Observation};
/// let found = Observation::new("CPI", Figure::read("3,25%", Locale::Vi)?);
/// assert_eq!(attain_report::found(&found, Locale::En), "3.25%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn found(observation: &Observation, locale: Locale) -> String {
    interrupt::check();
    match observation.measured() {
        Measured::Figure(figure) => figure.write(locale),
        Measured::Done(on) => locale.pick(format!("xong ngày {}", on.format("%d/%m/%Y")), format!("done on {on}")),
        Measured::NotDoneOn(on) => {
            locale.pick(format!("đến ngày {} chưa xong", on.format("%d/%m/%Y")), format!("not done on {on}"))
        }
        Measured::Missing(reason) => locale.pick(format!("không đo được: {reason}"), format!("not measured: {reason}")),
        _ => String::new(),
    }
}

/// A gap or an extent as the core writes it.
pub(crate) fn gap(gap: &Gap, locale: Locale) -> String {
    match gap {
        Gap::Quantity(quantity) => quantity.write(locale),
        Gap::Range(range) => range.write(locale),
        _ => String::new(),
    }
}

/// A percentage or its bounds, without the zeros that rounding put there: `102.5486%`, `99–101%`, `95% or more`.
pub(crate) fn percent(percent: &Bounds<Decimal>, locale: Locale) -> String {
    let shown = |percent: Decimal| write_number(percent.normalize(), locale);
    match (percent.lower, percent.upper) {
        (Some(low), Some(high)) if low == high => format!("{}%", shown(low)),
        (Some(low), Some(high)) => format!("{}–{}%", shown(low), shown(high)),
        (Some(low), None) => locale.pick(format!("từ {}%", shown(low)), format!("{}% or more", shown(low))),
        (None, Some(high)) => locale.pick(format!("đến {}%", shown(high)), format!("{}% or less", shown(high))),
        (None, None) => String::new(),
    }
}

/// A figure of a method, to 4 decimals.
pub(crate) fn figure(value: &Surd, locale: Locale) -> String {
    value.round(4, Rounding::HalfEven).map_or_else(|_| String::new(), |value| write_number(value.normalize(), locale))
}

fn ratio(value: &Ratio, locale: Locale) -> String {
    let decimal = value.to_decimal().or_else(|| value.round(4, Rounding::HalfEven).ok());
    decimal.map_or_else(|| value.to_string(), |decimal| write_number(decimal.normalize(), locale))
}

/// How many of the counted targets were met: `2–3 of 4 met`.
pub(crate) fn met(card: &Scorecard, locale: Locale) -> String {
    let counts = card.counts();
    let (met, of) = (counts.met(), counts.total());
    let met = match (met.lower, met.upper) {
        (Some(low), Some(high)) if low != high => format!("{low}–{high}"),
        (low, high) => low.or(high).unwrap_or_default().to_string(),
    };
    locale.pick(format!("đạt {met}/{of}"), format!("{met} of {of} met"))
}

/// The count that was published: `published 26 of 28`.
pub(crate) fn published(published: &Published, locale: Locale) -> String {
    let (met, of) = (published.met, published.of);
    let count = locale.pick(format!("công bố {met}/{of}"), format!("published {met} of {of}"));
    match &published.source {
        Some(source) => format!("{count} ({source})"),
        None => count,
    }
}

pub(crate) fn targets(count: usize, locale: Locale) -> String {
    locale.pick(format!("{count} chỉ tiêu"), format!("{count} {}", if count == 1 { "target" } else { "targets" }))
}

pub(crate) fn observations(count: usize, locale: Locale) -> String {
    let word = if count == 1 { "observation" } else { "observations" };
    locale.pick(format!("{count} kết quả"), format!("{count} {word}"))
}

pub(crate) fn unmatched(names: &[&str], locale: Locale) -> String {
    let names = names.join(", ");
    locale.pick(format!("không thuộc chỉ tiêu nào: {names}"), format!("without a target: {names}"))
}

pub(crate) fn rule(name: &str, locale: Locale) -> String {
    locale.pick(format!("quy tắc: {name}"), format!("rule: {name}"))
}

pub(crate) fn source(source: &str, locale: Locale) -> String {
    locale.pick(format!("nguồn: {source}"), format!("source: {source}"))
}

pub(crate) fn label(label: &str, locale: Locale) -> String {
    locale.pick(format!("công bố: {label}"), format!("published: {label}"))
}

/// A published label that is not the computed status.
pub(crate) fn differs(indicator: &str, label: &str, computed: Status, locale: Locale) -> String {
    let computed = computed.label(locale);
    locale.pick(
        format!("{indicator}: công bố “{label}”, tính ra {computed}"),
        format!("{indicator}: published “{label}”, computed {computed}"),
    )
}

/// What a piece leaves out.
pub(crate) fn more_rows(left: usize, locale: Locale) -> String {
    locale.pick(format!("… và {left} dòng nữa"), format!("… and {left} more rows"))
}

pub(crate) fn bullet(goal: &str, found: &str, status: &str, locale: Locale) -> String {
    locale.pick(format!("mục tiêu {goal}; kết quả {found}; {status}"), format!("goal {goal}; found {found}; {status}"))
}

pub(crate) fn pace_bullet(goal: &str, expected: &str, reached: &str, status: &str, locale: Locale) -> String {
    let due = |word: &str| if expected.is_empty() { String::new() } else { format!("; {word} {expected}") };
    locale.pick(
        format!("mục tiêu {goal}{}; đã đạt {reached}; {status}", due("theo tiến độ")),
        format!("goal {goal}{}; reached {reached}; {status}", due("expected")),
    )
}

/// Which way is better, in words; of a day, the earlier; of a fall, less of what falls.
pub(crate) fn better(target: &Target, locale: Locale) -> &'static str {
    let better = match target.goal().day() {
        Some(_) => return locale.pick("càng sớm càng tốt", "earlier"),
        None => target.stated_better().ok().flatten(),
    };
    let better = better.or_else(|| match target.goal().change() {
        Some(Change::Down) => Some(Better::Lower),
        Some(Change::Up) => Some(Better::Higher),
        _ => target.direction().ok(),
    });
    match better {
        Some(Better::Higher) => locale.pick("càng cao càng tốt", "higher"),
        Some(Better::Lower) => locale.pick("càng thấp càng tốt", "lower"),
        Some(Better::Inside) => locale.pick("trong khoảng", "inside"),
        None => "",
    }
}

pub(crate) fn quality(quality: Quality, locale: Locale) -> &'static str {
    match quality {
        Quality::Estimated => locale.pick("ước tính", "estimated"),
        Quality::Preliminary => locale.pick("sơ bộ", "preliminary"),
        Quality::Final => locale.pick("chính thức", "final"),
        other => other.name(),
    }
}

/// How well the thresholds of a method are known.
pub(crate) fn evidence(evidence: Evidence, locale: Locale) -> &'static str {
    match evidence {
        Evidence::Read => locale.pick("đã đọc bản gốc", evidence.name()),
        Evidence::Restated => locale.pick("theo tài liệu khác", evidence.name()),
        Evidence::Unverified => locale.pick("chưa kiểm chứng", evidence.name()),
        other => other.name(),
    }
}

/// What methods judge: `2015: 14.5; 2023: 10.2; target 2030: 7.25; lower is better`.
pub(crate) fn series(series: &Series, locale: Locale) -> String {
    let mut said: Vec<String> =
        series.points().iter().map(|point| format!("{}: {}", point.year, ratio(&point.value, locale))).collect();
    if let Some(aim) = series.aim() {
        let year = aim.year.map(|year| format!(" {year}")).unwrap_or_default();
        said.push(format!("{}{year}: {}", locale.pick("mục tiêu", "target"), ratio(&aim.value, locale)));
    }
    let better = match series.better() {
        Better::Higher => locale.pick("càng cao càng tốt", "higher is better"),
        Better::Lower => locale.pick("càng thấp càng tốt", "lower is better"),
        Better::Inside => locale.pick("trong khoảng", "inside is better"),
    };
    said.push(better.to_owned());
    said.join("; ")
}

/// What was found and for which period: `3.8%, 2023`.
pub(crate) fn dated(observation: &Observation, locale: Locale) -> String {
    let found = found(observation, locale);
    match observation.get_period() {
        Some(period) => format!("{found}, {}", period.write(locale)),
        None => found,
    }
}

/// What there is to say of a verdict beside its figures.
pub(crate) fn remarks(verdict: &Attainment, counted: bool, locale: Locale) -> Vec<String> {
    let words = Words::of(locale);
    let mut remarks: Vec<String> = verdict.reason().map(|reason| reason.explain(locale)).into_iter().collect();
    if verdict.certain() == Some(false) && verdict.status() != Status::Undecided {
        remarks.push(words.not_certain.to_owned());
    }
    if verdict.provisional() {
        remarks.push(words.estimate.to_owned());
    }
    remarks.extend(verdict.official().map(|official| label(official, locale)));
    if !counted {
        remarks.push(words.not_counted.to_owned());
    }
    remarks
}
