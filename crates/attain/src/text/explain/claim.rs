//! A claim and what became of it, in the sentence that a reviewer would write.

use crate::claim::{Check, Claim, ClaimKind, Verdict};
use crate::decimal::{Ratio, Rounding};
use crate::figure::{Figure, Value};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::unit::Kind;

impl ClaimKind {
    /// Returns the words for the kind in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            ClaimKind::ShareOfPlan => locale.pick("phần trăm kế hoạch", "share of plan"),
            ClaimKind::Growth => locale.pick("tăng trưởng", "growth"),
            ClaimKind::Sum => locale.pick("tổng", "sum"),
            ClaimKind::Difference => locale.pick("chênh lệch", "difference"),
            ClaimKind::Ratio => locale.pick("tỷ số", "ratio"),
            ClaimKind::PerCapita => locale.pick("bình quân đầu người", "per head"),
            ClaimKind::Consistency => locale.pick("thống nhất", "consistency"),
            ClaimKind::Record => locale.pick("kỷ lục", "record"),
        }
    }
}

impl Verdict {
    /// Returns the words for the verdict in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Verdict::Holds => locale.pick("đúng", "holds"),
            Verdict::OffByLastPlace => locale.pick("lệch ở chữ số cuối", "off by the last place"),
            Verdict::ConsistentWithBound => locale.pick("đúng với giới hạn nêu ra", "consistent with its bound"),
            Verdict::Fails => locale.pick("sai", "fails"),
            Verdict::Uncheckable => locale.pick("không kiểm tra được", "cannot be checked"),
        }
    }
}

impl Claim {
    /// Returns the arithmetic behind the claim: `9.982 tỷ đồng ÷ 8.575 tỷ đồng`; a figure that is not printed is a
    /// question mark.
    ///
    /// # Examples
    /// ```
    /// use attain::{Claim, Figure, Locale};
    /// let figure = |text| Figure::read(text, Locale::Vi).map(Some);
    /// let total = Claim::sum(vec![figure("8.100 tỷ đồng")?, figure("9.400 tỷ đồng")?], figure("17.500 tỷ đồng")?);
    /// assert_eq!(total.expression(Locale::Vi), "8.100 tỷ đồng + 9.400 tỷ đồng");
    /// # Ok::<(), attain::TextError>(())
    /// ```
    #[must_use]
    pub fn expression(&self, locale: Locale) -> String {
        let terms: Vec<String> = self.terms().iter().map(|term| bare(term.as_ref(), locale)).collect();
        let multiple = self.stated().is_some_and(|stated| stated.unit().kind() == Kind::Times);
        match (self.kind(), terms.as_slice()) {
            (ClaimKind::Growth, [now, before]) if !multiple => format!("({now} − {before}) ÷ {before}"),
            (ClaimKind::ShareOfPlan, [part, plan]) if self.is_in_points() => format!("{part} − {plan}"),
            (ClaimKind::ShareOfPlan | ClaimKind::Growth | ClaimKind::Ratio | ClaimKind::PerCapita, _) => {
                terms.join(" ÷ ")
            }
            (ClaimKind::Difference, _) => terms.join(" − "),
            (ClaimKind::Sum, _) => terms.join(" + "),
            (ClaimKind::Consistency, _) => terms.join("; "),
            (ClaimKind::Record, []) => "?".to_owned(),
            (ClaimKind::Record, _) if self.is_lowest() => format!("min({})", terms.join("; ")),
            (ClaimKind::Record, _) => format!("max({})", terms.join("; ")),
        }
    }
}

impl Check {
    /// Returns what was stated, what follows from the other figures, and how the two compare.
    ///
    /// # Examples
    /// ```
    /// use attain::{Claim, Figure, Locale};
    /// let figure = |text| Figure::read(text, Locale::Vi).map(Some);
    /// let disbursed = Claim::share_of_plan(figure("9.982 tỷ đồng")?, figure("8.575 tỷ đồng")?, figure("116,4%")?);
    /// let explained = disbursed.check().explain(Locale::En);
    /// assert_eq!(explained, "Share of plan: 116.4% is stated; 9,982 billion VND ÷ 8,575 billion VND = 116.408%: holds.");
    /// # Ok::<(), attain::TextError>(())
    /// ```
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        let kind = super::capital(self.claim.kind().label(locale));
        let stated = self.claim.stated().map_or_else(|| "?".to_owned(), |stated| stated.write(locale));
        let stated = match (self.claim.kind(), self.claim.is_lowest()) {
            (ClaimKind::Record, false) => locale
                .pick(format!("{stated} được nêu là cao nhất"), format!("{stated} is said to be the highest so far")),
            (ClaimKind::Record, true) => locale
                .pick(format!("{stated} được nêu là thấp nhất"), format!("{stated} is said to be the lowest so far")),
            _ => locale.pick(format!("nêu {stated}"), format!("{stated} is stated")),
        };
        let mut clauses = vec![stated];
        let expression = self.claim.expression(locale);
        if let Some(result) = self.result(locale) {
            clauses.push(match self.claim.kind() {
                ClaimKind::Consistency => locale.pick(format!("nơi khác {result}"), format!("elsewhere {result}")),
                _ => format!("{expression} = {result}"),
            });
        } else if let Some(implied) = self.implied_range() {
            let implied = implied.write(locale);
            clauses.push(locale.pick(
                format!("số còn lại không nêu, suy ra {implied}"),
                format!("the other figure is not printed and must have been {implied}"),
            ));
        } else if self.verdict == Verdict::Uncheckable {
            clauses.push(match self.claim.kind() {
                ClaimKind::Record => locale.pick("chưa có số liệu trước đó", "no earlier figure is given").to_owned(),
                _ => locale.pick(format!("cần {expression}"), format!("{expression} is needed")),
            });
        } else {
            clauses.push(locale.pick(format!("nơi khác {expression}"), format!("elsewhere {expression}")));
        }
        format!("{kind}: {}: {}.", clauses.join("; "), self.verdict.label(locale))
    }

    /// The result, two places beyond what is stated, in the scale in which it is stated.
    fn result(&self, locale: Locale) -> Option<String> {
        let (computed, unit) = (self.computed.as_ref()?, self.unit.as_ref()?);
        let (exponent, place) = match self.claim.stated().map(Figure::value) {
            Some(Value::Quantity(stated)) if alike(stated.unit().kind(), unit.kind()) => {
                (stated.unit().exponent(), stated.place())
            }
            _ => (0, -2),
        };
        let (exponent, place) = (i32::from(exponent), i32::from(place));
        let written = computed * &Ratio::power_of_ten(-exponent);
        let amount = written.round(exponent - place + 2, Rounding::HalfEven).ok()?.normalize();
        let unit = unit.at(i8::try_from(exponent).ok()?);
        Some(Quantity::new(amount, unit).write(locale))
    }
}

/// Whether a number in one kind of unit may be written at the power of ten of the other.
fn alike(stated: Kind, result: Kind) -> bool {
    let share = |kind| matches!(kind, Kind::Share | Kind::Growth | Kind::Points);
    stated == result || (share(stated) && share(result))
}

/// A term without its change and its base, which the expression itself says.
fn bare(figure: Option<&Figure>, locale: Locale) -> String {
    figure.map_or_else(
        || "?".to_owned(),
        |figure| Figure::new(figure.value().clone()).qualified(figure.qualifiers().iter().copied()).write(locale),
    )
}
