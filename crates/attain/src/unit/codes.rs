//! The codes that other systems have for a unit: SDMX concepts and UCUM.

use super::table::UnitRow;
use super::{Atom, BY_CODE, Kind, Prices, Unit, UnitError};

/// The SDMX concepts that a unit maps to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sdmx {
    /// UNIT_MEASURE.
    pub measure: String,
    /// UNIT_MULT.
    pub multiplier: i8,
    /// PRICE_BASE: `V` current, `Q` constant.
    pub price_basis: Option<&'static str>,
    /// BASE_PER of constant prices.
    pub reference_year: Option<u16>,
}

impl Unit {
    /// The SDMX concepts of the unit.
    ///
    /// The code follows the patterns of the SDMX unit guideline 1.2.1 (`PT_x`, `PA`, `PD`, ISO 4217, `_PS`).
    ///
    /// # Errors
    /// [`UnitError::Multiplier`] where CL_UNIT_MULT has no code for the power of ten.
    pub fn sdmx(&self) -> Result<Sdmx, UnitError> {
        const CODED: [i8; 9] = [0, 1, 2, 3, 4, 6, 9, 12, 15];
        if !CODED.contains(&self.exponent) {
            let nearest = CODED.into_iter().filter(|e| *e < self.exponent).max().unwrap_or(0);
            return Err(UnitError::Multiplier { exponent: self.exponent, nearest });
        }
        let (atom, per) = self.parts();
        let head = match (atom.kind, atom.note.as_deref()) {
            (Kind::Share, Some(of)) => match of {
                "GDP" => "PT_B1GQ".to_owned(),
                of => format!("PT_{}", sdmx_word(BY_CODE.get(of).copied(), of)),
            },
            (Kind::Growth, _) => "PA".to_owned(),
            _ => sdmx_word(atom.row, &atom.word),
        };
        let counted = atom.kind == Kind::Count;
        let measure = per.iter().fold(head, |code, per| match (per.factor, &*per.atom.word) {
            // A flow per year is a matter of the frequency, not of the unit.
            (1, "year") => code,
            (1, _) => format!("{code}_{}", sdmx_word(per.atom.row, &per.atom.word)),
            (factor, word) => {
                let by = match word {
                    "person" => "POP".to_owned(),
                    "birth" => "LIVE_BIRTHS".to_owned(),
                    word => word.to_uppercase(),
                };
                // What is counted is the indicator's matter there: doctors and deaths alike are PER_10000_POP.
                if counted { format!("PER_{factor}_{by}") } else { format!("{code}_PER_{factor}_{by}") }
            }
        });
        let (price_basis, reference_year) = match self.prices() {
            Prices::Unstated => (None, None),
            Prices::Current => (Some("V"), None),
            Prices::Constant(year) => (Some("Q"), Some(year)),
        };
        Ok(Sdmx { measure, multiplier: self.exponent, price_basis, reference_year })
    }

    /// The UCUM code, where the unit has one; currencies, counts and points are annotations there, which carry no
    /// meaning.
    #[must_use]
    pub fn ucum(&self) -> Option<String> {
        let (atom, per) = self.parts();
        // Growth is per year by itself.
        let yearly = per.first().is_some_and(|by| by.factor == 1 && &*by.atom.word == "year");
        let head = if atom.kind == Kind::Growth && yearly { "%".to_owned() } else { atom.ucum()? };
        let head = match self.exponent {
            0 => head,
            e if head == "1" => format!("10*{e}"),
            e => format!("10*{e}.{head}"),
        };
        per.iter().try_fold(head, |code, per| {
            let by = per.atom.ucum()?;
            Some(match per.factor {
                1 => format!("{code}/{by}"),
                factor => format!("{code}/(10*{}.{by})", factor.ilog10()),
            })
        })
    }
}

impl Atom {
    fn ucum(&self) -> Option<String> {
        match (self.kind, self.note.as_deref(), self.row) {
            (Kind::Share, Some(of), Some(row)) => Some(format!("{}{{{of}}}", row.ucum)),
            (Kind::Growth, _, _) => Some("%/a".to_owned()),
            (Kind::Rank | Kind::Score, ..) => None,
            (_, None, Some(row)) if !row.ucum.is_empty() => Some(row.ucum.to_owned()),
            (Kind::Money, ..) => Some(format!("{{{}}}", self.word)),
            (Kind::Count, ..) => Some(format!("{{{}}}", self.word)),
            _ => None,
        }
    }
}

/// The SDMX code of a word: that of its row, or the word in capitals.
fn sdmx_word(row: Option<&UnitRow>, word: &str) -> String {
    row.map(|row| row.sdmx).filter(|code| !code.is_empty()).map_or_else(|| word.to_uppercase(), str::to_owned)
}
