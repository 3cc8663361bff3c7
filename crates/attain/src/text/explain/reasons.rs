//! What a verdict takes for granted, and why there is none, as clauses in a language.

use super::percent;
use crate::attainment::{Assumption, Incomparable, PercentReason, Reason};
use crate::figure::{ChangeKind, Figure};
use crate::locale::Locale;
use crate::target::Over;
use crate::unit::{Kind, Unit};

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
            Assumption::ExcessAddedToWhole => {
                locale.pick("phần vượt được cộng vào 100%", "what exceeds is added to the whole, 100%").to_owned()
            }
            Assumption::ChangeKindChosen(kind) => locale.pick(
                format!("“%” của mức thay đổi được chọn là {}", kind_vi(*kind)),
                format!("the caller chose `{}` for the change", kind.name()),
            ),
            Assumption::ChangeUnstated => locale
                .pick(
                    "“%” có thể là điểm phần trăm, ở cả hai bên như nhau",
                    "`%` may mean percentage points, on both sides alike",
                )
                .to_owned(),
            Assumption::OwnExceedSet(set) => locale.pick(
                format!("mục tiêu tự quy định mức vượt: {}", set.write(locale)),
                format!("the target has its own exceed set, {}", set.write(locale)),
            ),
            Assumption::OwnTolerance(width) => locale.pick(
                format!("mục tiêu có dung sai {}", width.write(locale)),
                format!("the target has its own tolerance, {}", width.write(locale)),
            ),
            Assumption::OwnNearMiss(width) => locale.pick(
                format!("mục tiêu có khoảng gần đạt {}", width.write(locale)),
                format!("the target has its own near-miss width, {}", width.write(locale)),
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
            Reason::YearNotMeasured { period, over, year } => locale.pick(
                format!("{} chưa có số liệu; mục tiêu {} {}", year.write(locale), period.write(locale), over_vi(*over)),
                format!("not measured: a goal over {period} by `{}` needs one figure for {year}", over.name()),
            ),
            Reason::NotComparable(why) => {
                let why = why.explain(locale);
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

impl Incomparable {
    /// Returns the reason as a clause in a language; in English it is the message of the error.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        if locale == Locale::En {
            return self.to_string();
        }
        let said = |figure: &Figure| figure.write(locale);
        match self {
            Incomparable::Indicator { found } => format!("kết quả là của “{found}”"),
            Incomparable::Period { target, observation } => {
                format!("mục tiêu là của {}, kết quả là của {}", target.write(locale), observation.write(locale))
            }
            Incomparable::Units { target, observation, .. } => {
                let why = apart_vi(target, observation).map(|why| format!(": {why}")).unwrap_or_default();
                format!("`{observation}` của kết quả không quy đổi được sang `{target}` của mục tiêu{why}")
            }
            Incomparable::NeedsDay { .. } => {
                "mục tiêu là một ngày mà kết quả là một con số; cần nêu ngày hoàn thành, hoặc ngày vẫn chưa xong"
                    .to_owned()
            }
            Incomparable::NeedsFigure => {
                "mục tiêu là một con số mà kết quả là một ngày; cần nêu số liệu đo được".to_owned()
            }
            Incomparable::ChangeForLevel { found } => {
                format!("mục tiêu là một mức mà “{}” là mức tăng, giảm; cần nêu mức đạt được", said(found))
            }
            Incomparable::NoBaseline { found } => format!(
                "mục tiêu là mức tăng, giảm mà “{}” là một mức; cần nêu gốc so sánh, hoặc mức tăng, giảm đạt được",
                said(found)
            ),
            Incomparable::OtherBase { found, of, wanted } => {
                format!("“{}” so với “{of}”, còn mục tiêu so với “{wanted}”", said(found))
            }
            Incomparable::OtherBaseline { of, baseline } => {
                format!("mục tiêu so với {}, còn gốc so sánh là của {}", of.write(locale), baseline.write(locale))
            }
            Incomparable::UnstatedChange { goal } => {
                format!("“{}” có thể là phần trăm hoặc điểm phần trăm; cần chọn một", goal.write(locale))
            }
            Incomparable::BaseNotPositive { baseline } => format!(
                "không tính được tỷ lệ tăng, giảm so với “{}”; gốc so sánh phải dương, hoặc dùng mức tăng, giảm tuyệt đối",
                said(baseline)
            ),
            Incomparable::PointsOfNoShares { baseline, found } => {
                format!("“{}” và “{}” không phải là tỷ lệ nên không có điểm phần trăm", said(baseline), said(found))
            }
            Incomparable::SetAgainst { found, of } => {
                format!("“{}” so với “{of}”; cần nêu chính số liệu đó", said(found))
            }
            Incomparable::NoTotal { unit } => {
                format!("`{unit}` không cộng dồn qua các năm được; tính theo trung bình các năm hoặc theo năm cuối")
            }
            Incomparable::NoOver { period } => format!(
                "mục tiêu là của {} mà kết quả là của từng năm; cần nêu tính theo năm cuối, trung bình, từng năm hay tổng cộng",
                period.write(locale)
            ),
        }
    }
}

/// Why two units do not meet, given by their codes.
fn apart_vi(target: &str, observation: &str) -> Option<&'static str> {
    let (target, observation) = (Unit::from_code(target).ok()?, Unit::from_code(observation).ok()?);
    Some(match (target.kind(), observation.kind()) {
        (Kind::Money, Kind::Money) if target.word() != observation.word() => {
            "hai loại tiền khác nhau, cần quy đổi theo tỷ giá của một ngày"
        }
        (Kind::Money, Kind::Money) if target.note() != observation.note() => "hai mặt bằng giá khác nhau",
        (Kind::Count, Kind::Count) => "đếm hai thứ khác nhau",
        (Kind::Share, Kind::Points) | (Kind::Points, Kind::Share) => "tỷ lệ phần trăm không phải là điểm phần trăm",
        (Kind::Share, Kind::Share) => "tỷ trọng trong hai tổng thể khác nhau",
        (Kind::Share, Kind::Growth) | (Kind::Growth, Kind::Share) => "tỷ trọng không phải là tốc độ tăng",
        _ if target.is_rate() != observation.is_rate() => "một bên tính bình quân, bên kia thì không",
        _ => "đo hai đại lượng khác nhau",
    })
}

fn kind_vi(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Relative => "phần trăm so với gốc",
        ChangeKind::Points => "điểm phần trăm",
        ChangeKind::Absolute => "số tuyệt đối",
        ChangeKind::Unstated => "không nêu rõ",
    }
}

fn over_vi(over: Over) -> &'static str {
    match over {
        Over::End => "tính theo năm cuối",
        Over::Average => "tính theo trung bình các năm",
        Over::Each => "tính theo từng năm",
        Over::Total => "tính theo tổng các năm",
    }
}
