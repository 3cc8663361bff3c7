//! What the core makes of a text: the only place that decides it.

use attain::{Decimal, Lexicon, Locale, Quantity, Range, Unit};

/// An exact figure: mantissa × 10^-scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exact {
    pub(crate) mantissa: i128,
    pub(crate) scale: u32,
}

/// A text as it was read, in the unit itself.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// Whether it is one quantity, which is then the lower and the upper bound.
    pub(crate) point: bool,
    pub(crate) lower: Option<Exact>,
    pub(crate) upper: Option<Exact>,
    pub(crate) closed: (bool, bool),
    pub(crate) unit: Unit,
    /// The power of ten of the last written digit; of two bounds, the coarser. None where nothing was rounded.
    pub(crate) place: Option<i16>,
}

/// How texts are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Language<'a> {
    pub(crate) locale: Option<Locale>,
    pub(crate) lexicon: &'a Lexicon,
}

/// The most characters of a reason.
const SHOWN: usize = 200;

impl Language<'_> {
    /// Reads a text as a quantity, else as a range.
    pub(crate) fn read(self, text: &[u8]) -> Result<Reading, String> {
        let text = std::str::from_utf8(text)
            .map_err(|error| format!("expected a text in UTF-8, found another byte at byte {}", error.valid_up_to()))?;
        let error = match Quantity::read_with(text, self.locale, self.lexicon) {
            Ok(quantity) => return point(&quantity).map_err(shortened),
            Err(error) => error,
        };
        match Range::read_with(text, self.locale, self.lexicon) {
            Ok(range) => bounds(&range).map_err(shortened),
            Err(_) => Err(shortened(error.to_string())),
        }
    }
}

fn point(quantity: &Quantity) -> Result<Reading, String> {
    let at = Some(base(quantity)?);
    Ok(Reading {
        point: true,
        lower: at,
        upper: at,
        closed: (true, true),
        unit: quantity.unit().at(0),
        place: place(quantity),
    })
}

fn bounds(range: &Range) -> Result<Reading, String> {
    if range.is_empty() {
        return Err("nothing lies in the range `empty`".to_owned());
    }
    let at = |bound: Option<&Quantity>| bound.map(base).transpose();
    Ok(Reading {
        point: false,
        lower: at(range.lower())?,
        upper: at(range.upper())?,
        closed: (range.lower_closed(), range.upper_closed()),
        unit: range.unit().at(0),
        place: range.lower().and_then(place).max(range.upper().and_then(place)),
    })
}

fn base(quantity: &Quantity) -> Result<Exact, String> {
    let base: Decimal = quantity.base().map_err(|error| error.to_string())?;
    Ok(Exact { mantissa: base.mantissa(), scale: base.scale() })
}

fn place(quantity: &Quantity) -> Option<i16> {
    (!quantity.is_exact()).then(|| quantity.place())
}

/// A reason that a cell of a table has room for.
fn shortened(mut reason: String) -> String {
    if let Some((cut, _)) = reason.char_indices().nth(SHOWN) {
        reason.truncate(cut);
        reason.push('…');
    }
    reason
}
