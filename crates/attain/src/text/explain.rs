//! A verdict in the sentence that an analyst would write.

mod pace;

use crate::attainment::{Assumption, Attainment, Bounds, Gap, PercentReason, Reason, Status};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::goal::Asked;
use crate::locale::Locale;
use crate::observation::Measured;
use crate::text::write_number;

impl Status {
    /// Returns the word for the status in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Status::Exceeded => locale.pick("vượt", "exceeded"),
            Status::Met => locale.pick("đạt", "met"),
            Status::NearMiss => locale.pick("gần đạt", "near miss"),
            Status::Missed => locale.pick("không đạt", "missed"),
            Status::Undecided => locale.pick("chưa xác định", "undecided"),
            Status::NoData => locale.pick("không có số liệu", "no data"),
        }
    }
}

impl Assumption {
    /// Returns the assumption as a clause in a language.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        match self {
            Assumption::ApproximationWidth(share) => {
                let percent = percent(share, locale);
                locale.pick(
                    format!("từ ước lượng hiểu trong phạm vi {percent}"),
                    format!("approximate words are read as within {percent}"),
                )
            }
            Assumption::ApproximationOpen => locale
                .pick("từ ước lượng hiểu là không có giới hạn", "approximate words are read as open-ended")
                .to_owned(),
            Assumption::UnstatedUnit { target, observation } => locale.pick(
                format!("coi đơn vị `{observation}` của kết quả là `{target}` của mục tiêu"),
                format!("the unit `{observation}` of the observation is taken for `{target}` of the target"),
            ),
            Assumption::UnstatedBase(of) => locale.pick(
                format!("chỉ một bên nêu gốc so sánh “{of}”"),
                format!("only one side states the base of comparison, “{of}”"),
            ),
            Assumption::UnstatedPeriod => locale.pick("một bên không nêu kỳ", "one side states no period").to_owned(),
            Assumption::ChangeReadAsGrowth => locale
                .pick("mức tăng, giảm được coi là tốc độ tăng trưởng", "the change is read as the rate of growth")
                .to_owned(),
            Assumption::ChangeKindChosen(kind) => locale.pick(
                format!("“%” của mức thay đổi được chọn là `{kind}`"),
                format!("the caller chose `{kind}` for the change"),
            ),
            Assumption::ChangeUnstated => locale
                .pick(
                    "“%” có thể là điểm phần trăm, ở cả hai bên như nhau",
                    "`%` may mean percentage points, on both sides alike",
                )
                .to_owned(),
            Assumption::OwnExceedSet(set) => locale.pick(
                format!("mục tiêu tự quy định mức vượt: {set}"),
                format!("the target has its own exceed set, {set}"),
            ),
            Assumption::OwnTolerance(width) => locale
                .pick(format!("mục tiêu có dung sai {width}"), format!("the target has its own tolerance, {width}")),
            Assumption::OwnNearMiss(width) => locale.pick(
                format!("mục tiêu có khoảng gần đạt {width}"),
                format!("the target has its own near-miss width, {width}"),
            ),
            Assumption::OwnApproximation(share) => {
                let percent = percent(share, locale);
                locale.pick(
                    format!("mục tiêu quy định từ ước lượng trong phạm vi {percent}"),
                    format!("the target reads approximate words as within {percent}"),
                )
            }
            Assumption::Version(version) => locale.pick(
                format!("dùng phiên bản thứ {} của mục tiêu", version + 1),
                format!("version {} of the target was in force", version + 1),
            ),
            Assumption::ArithmeticMean => locale
                .pick("tốc độ các năm lấy trung bình cộng", "the yearly rates are averaged without compounding")
                .to_owned(),
        }
    }
}

impl Reason {
    /// Returns the reason as a clause in a language.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        match self {
            Reason::NoObservation => locale.pick("chưa có kết quả", "there is no observation").to_owned(),
            Reason::NotMeasured(why) => locale.pick(format!("không đo được: {why}"), format!("not measured: {why}")),
            Reason::NotComparable(why) => {
                locale.pick(format!("không so sánh được: {why}"), format!("not comparable: {why}"))
            }
            Reason::Straddles => locale
                .pick(
                    "kết quả nằm vắt qua ranh giới giữa các mức",
                    "the observation lies across the border of the sets",
                )
                .to_owned(),
        }
    }
}

impl PercentReason {
    /// Returns the reason as a clause in a language.
    #[must_use]
    pub fn explain(self, locale: Locale) -> &'static str {
        match self {
            PercentReason::NoData => locale.pick("không có số liệu", "there is no data"),
            PercentReason::ReferenceNotPositive => {
                locale.pick("mốc so sánh không dương", "the reference is not above zero")
            }
            PercentReason::Date => locale.pick("mục tiêu là một ngày", "the goal is a date"),
            PercentReason::Rank => locale.pick("mục tiêu là một thứ hạng", "the goal is a rank"),
            PercentReason::InsideBand => locale.pick("mục tiêu là một khoảng", "the goal is to stay inside a band"),
            PercentReason::TooLarge => locale.pick("tỷ lệ quá lớn", "the percentage is too large"),
        }
    }
}

impl Attainment {
    /// Returns the verdict in the sentences that an analyst would write.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        let target = self.target();
        let name = target.indicator().name_in(locale);
        let period = target.get_period().map(|p| p.write(locale));
        let head = match period {
            Some(period) => format!("{name}, {period}: {}", self.status().label(locale)),
            None => format!("{name}: {}", self.status().label(locale)),
        };
        let mut sentences = vec![head + "."];
        let goal = self.goal();
        if let (Some(found), Status::Exceeded | Status::Met | Status::NearMiss | Status::Missed | Status::Undecided) =
            (self.found(locale), self.status())
        {
            let asked = goal.write(locale);
            let by = matches!(goal.asked(), Asked::By(_));
            let mut sentence = match (by, locale) {
                (true, Locale::Vi) => format!("{found}; hạn {asked}"),
                (true, Locale::En) => format!("{found}; due {asked}"),
                (false, Locale::Vi) => format!("Kết quả {found} so với mục tiêu {asked}"),
                (false, Locale::En) => format!("{found} against a goal of {asked}"),
            };
            if let Some(percent) = self.percent() {
                let percent = bounds(&percent, locale);
                sentence += &locale.pick(format!(", bằng {percent} mục tiêu"), format!(", {percent} of it"));
            }
            if let Some(gap) = self.gap().and_then(|gap| gap_words(gap, locale)) {
                sentence += &format!(", {gap}");
            }
            sentences.push(sentence + ".");
        }
        if self.status() == Status::Undecided {
            let possible: Vec<&str> = self.possible().iter().map(|status| status.label(locale)).collect();
            sentences.push(
                locale.pick(format!("Có thể: {}.", possible.join(", ")), format!("Possible: {}.", possible.join(", "))),
            );
        }
        if let Some(reason) = self.reason() {
            sentences.push(
                locale.pick(
                    format!("Lý do: {}.", reason.explain(locale)),
                    format!("Reason: {}.", reason.explain(locale)),
                ),
            );
        }
        if self.certain() == Some(false) && self.status() != Status::Undecided {
            sentences.push(
                locale
                    .pick(
                        "Kết luận có thể đổi do số đã làm tròn.",
                        "Rounding of the printed figures could change the verdict.",
                    )
                    .to_owned(),
            );
        }
        if self.provisional() {
            sentences.push(locale.pick("Số liệu ước tính.", "The figure is an estimate.").to_owned());
        }
        if let Some(label) = self.official() {
            sentences.push(locale.pick(format!("Nhãn công bố: {label}."), format!("Published label: {label}.")));
        }
        if !self.assumptions().is_empty() {
            let clauses: Vec<String> = self.assumptions().iter().map(|a| a.explain(locale)).collect();
            sentences.push(
                locale.pick(format!("Giả định: {}.", clauses.join("; ")), format!("Assumed: {}.", clauses.join("; "))),
            );
        }
        sentences.join(" ")
    }

    /// Returns what was found, in words.
    fn found(&self, locale: Locale) -> Option<String> {
        let words: Vec<String> =
            self.observations()
                .iter()
                .map(|observation| match observation.measured() {
                    Measured::Figure(figure) => figure.write(locale),
                    Measured::Done(on) => {
                        locale.pick(format!("Xong ngày {}", on.format("%d/%m/%Y")), format!("Done on {on}"))
                    }
                    Measured::NotDoneOn(on) => locale
                        .pick(format!("Đến ngày {} chưa xong", on.format("%d/%m/%Y")), format!("Not done on {on}")),
                    Measured::Missing(reason) => reason.clone(),
                })
                .collect();
        (!words.is_empty()).then(|| words.join("; "))
    }
}

fn gap_words(gap: &Gap, locale: Locale) -> Option<String> {
    let Gap::Quantity(gap) = gap else { return None };
    if gap.is_zero() {
        return None;
    }
    Some(if gap.is_negative() {
        let size = gap.negated().write(locale);
        locale.pick(format!("kém {size}"), format!("{size} worse"))
    } else {
        let size = gap.write(locale);
        locale.pick(format!("tốt hơn {size}"), format!("{size} better"))
    })
}

fn bounds(percent: &Bounds<Decimal>, locale: Locale) -> String {
    // Zeros that only rounding put there say nothing.
    let shown = |d: &Decimal| format!("{}%", write_number(d.normalize(), locale));
    match (&percent.lower, &percent.upper) {
        (Some(low), Some(high)) if low == high => shown(low),
        (Some(low), Some(high)) => format!("{} - {}", shown(low), shown(high)),
        (Some(low), None) => locale.pick(format!("từ {}", shown(low)), format!("{} or more", shown(low))),
        (None, Some(high)) => locale.pick(format!("đến {}", shown(high)), format!("{} or less", shown(high))),
        (None, None) => locale.pick("không rõ", "unknown").to_owned(),
    }
}

fn percent(share: &Ratio, locale: Locale) -> String {
    let percent = (share * &Ratio::from(100)).round(4, Rounding::HalfEven).map(|p| p.normalize());
    percent.map_or_else(|_| share.to_string(), |p| format!("{}%", write_number(p, locale)))
}
