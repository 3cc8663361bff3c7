//! A verdict in the sentence that an analyst would write.

mod claim;
mod pace;
mod reasons;

use crate::attainment::{Attainment, Bounds, Gap, Status};
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::{Change, Figure, Value};
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
            let found = match self.change_reached(locale) {
                Some(change) => format!("{found} ({change})"),
                None => found,
            };
            let mut sentence = match (by, locale) {
                (true, Locale::Vi) => format!("{found}; hạn {asked}"),
                (true, Locale::En) => format!("{found}; due {asked}"),
                (false, Locale::Vi) => format!("Kết quả {found} so với mục tiêu {asked}"),
                (false, Locale::En) => format!("{} against a goal of {asked}", capital(&found)),
            };
            if let Some(percent) = self.percent() {
                sentence += &share_words(&percent, locale);
            }
            if let Some(gap) = self.gap().and_then(|gap| gap_words(gap, goal.asked(), locale)) {
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

    /// Returns the change from the baseline that a level comes to: `giảm 0,9 điểm % so với 3,8%`.
    fn change_reached(&self, locale: Locale) -> Option<String> {
        let from = self.target().get_baseline()?.figure()?;
        let turned = |change| if change == Change::Down { Change::Up } else { Change::Down };
        let (change, value) = match self.change_of_level()? {
            (wanted, Gap::Quantity(by)) if by.is_negative() => (turned(wanted), Value::Quantity(by.negated())),
            (wanted, Gap::Quantity(by)) => (wanted, Value::Quantity(by)),
            (wanted, Gap::Range(by)) if by.lower().is_some_and(|low| !low.is_negative()) => (wanted, Value::Range(by)),
            _ => return None,
        };
        let change = Figure::new(value).changing(change).write(locale);
        let from = from.write(locale);
        Some(locale.pick(format!("{change} so với {from}"), format!("{change} from {from}")))
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

/// The share of the goal that was reached: `bằng 98% mục tiêu`, `nhiều nhất 101,56% mục tiêu`.
fn share_words(percent: &Bounds<Decimal>, locale: Locale) -> String {
    let said = bounds(percent, locale);
    match (locale, &percent.lower, &percent.upper) {
        (Locale::En, ..) => format!(", {said} of it"),
        (Locale::Vi, Some(low), None) => format!(", ít nhất {} mục tiêu", shown(low, locale)),
        (Locale::Vi, None, Some(high)) => format!(", nhiều nhất {} mục tiêu", shown(high, locale)),
        (Locale::Vi, ..) => format!(", bằng {said} mục tiêu"),
    }
}

fn gap_words(gap: &Gap, asked: &Asked, locale: Locale) -> Option<String> {
    let Gap::Quantity(gap) = gap else { return None };
    if gap.is_zero() {
        return None;
    }
    let size = if gap.is_negative() { gap.negated() } else { gap.clone() }.write(locale);
    Some(match (asked, gap.is_negative()) {
        (Asked::By(_), false) => locale.pick(format!("sớm hơn {size}"), format!("{size} early")),
        (Asked::By(_), true) => locale.pick(format!("muộn {size}"), format!("{size} late")),
        (_, false) => locale.pick(format!("tốt hơn {size}"), format!("{size} better")),
        (_, true) => locale.pick(format!("kém {size}"), format!("{size} worse")),
    })
}

/// A sentence from its first word on: `More than …`.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn bounds(percent: &Bounds<Decimal>, locale: Locale) -> String {
    let shown = |d: &Decimal| shown(d, locale);
    match (&percent.lower, &percent.upper) {
        (Some(low), Some(high)) if low == high => shown(low),
        (Some(low), Some(high)) => format!("{} - {}", shown(low), shown(high)),
        (Some(low), None) => locale.pick(format!("từ {}", shown(low)), format!("{} or more", shown(low))),
        (None, Some(high)) => locale.pick(format!("đến {}", shown(high)), format!("{} or less", shown(high))),
        (None, None) => locale.pick("không rõ", "unknown").to_owned(),
    }
}

/// A percentage without the zeros that only rounding put there.
fn shown(percent: &Decimal, locale: Locale) -> String {
    format!("{}%", write_number(percent.normalize(), locale))
}

fn percent(share: &Ratio, locale: Locale) -> String {
    let percent = (share * &Ratio::from(100)).round(4, Rounding::HalfEven).map(|p| p.normalize());
    percent.map_or_else(|_| share.to_string(), |p| format!("{}%", write_number(p, locale)))
}
