//! Scorecards and claims as maps: what was judged, from which the same comes again.

use serde::{Deserialize, Serialize};

use super::values::{day, through};
use super::{FORMAT, WireError};
use crate::attainment::Attainment;
use crate::claim::{Claim, ClaimKind};
use crate::figure::Figure;
use crate::goal::Rule;
use crate::observation::Observation;
use crate::plan::Judging;
use crate::scorecard::{Published, Row, Scorecard};

/// How a plan is judged, as a map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct JudgingRecord {
    /// The rule.
    pub rule: Rule,
    /// The authority whose targets are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The last vintage that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_off: Option<String>,
}

impl From<Judging> for JudgingRecord {
    fn from(judging: Judging) -> Self {
        let Judging { rule, authority, cut_off } = judging;
        Self { rule, authority, cut_off: cut_off.map(|day| day.to_string()) }
    }
}

impl TryFrom<JudgingRecord> for Judging {
    type Error = WireError;
    fn try_from(record: JudgingRecord) -> Result<Self, WireError> {
        let JudgingRecord { rule, authority, cut_off } = record;
        Ok(Self { rule, authority, cut_off: cut_off.map(|on| day(&on)).transpose()? })
    }
}

/// One target of a scorecard as a map; the verdict is a trace and is judged again when it is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RowRecord {
    /// Whether it is counted.
    pub counted: bool,
    /// The verdict.
    pub verdict: Attainment,
}

impl From<Row> for RowRecord {
    fn from(row: Row) -> Self {
        Self { counted: row.counted, verdict: row.attainment }
    }
}

impl From<RowRecord> for Row {
    fn from(record: RowRecord) -> Self {
        Self { counted: record.counted, attainment: record.verdict }
    }
}

/// A scorecard as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScorecardRecord {
    /// The version of the wire format.
    #[serde(deserialize_with = "super::known_format")]
    pub format: u32,
    /// The name of the plan.
    pub plan: String,
    /// How it was judged.
    pub judging: Judging,
    /// The count that was published beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Every row, in the order of the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
    /// The observations that belong to no target.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmatched: Vec<Observation>,
}

impl From<Scorecard> for ScorecardRecord {
    fn from(card: Scorecard) -> Self {
        Self {
            format: FORMAT,
            plan: card.plan().to_owned(),
            judging: card.judging().clone(),
            published: card.published().cloned(),
            rows: card.rows().to_vec(),
            unmatched: card.unmatched().to_vec(),
        }
    }
}

impl TryFrom<ScorecardRecord> for Scorecard {
    type Error = WireError;
    fn try_from(record: ScorecardRecord) -> Result<Self, WireError> {
        let ScorecardRecord { format, plan, judging, published, rows, unmatched } = record;
        if format != FORMAT {
            return Err(WireError::Format { found: format });
        }
        let card = Scorecard::new(plan, rows, unmatched, judging);
        Ok(match published {
            Some(published) => card.with_published(published),
            None => card,
        })
    }
}

/// One term of a claim; empty where its figure is not printed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TermRecord {
    /// The figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
}

/// A claim as a map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClaimRecord {
    /// What sort of arithmetic is claimed.
    pub kind: ClaimKind,
    /// The terms, in the order of the kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<TermRecord>,
    /// The figure that is stated as the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated: Option<Figure>,
    /// Of a record, whether the lowest so far is claimed rather than the highest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lowest: bool,
}

impl From<Claim> for ClaimRecord {
    fn from(claim: Claim) -> Self {
        let term = |figure: &Option<Figure>| TermRecord { figure: figure.clone() };
        Self {
            kind: claim.kind(),
            terms: claim.terms().iter().map(term).collect(),
            stated: claim.stated().cloned(),
            lowest: claim.is_lowest(),
        }
    }
}

impl TryFrom<ClaimRecord> for Claim {
    type Error = WireError;
    fn try_from(record: ClaimRecord) -> Result<Self, WireError> {
        let terms = record.terms.into_iter().map(|term| term.figure).collect();
        let claim = Claim::new(record.kind, terms, record.stated);
        match (record.lowest, record.kind) {
            (false, _) => Ok(claim),
            (true, ClaimKind::Record) => Ok(claim.lowest()),
            (true, kind) => {
                let place = format!("a claim of {}", kind.name());
                let reason = "the lowest so far is claimed of a record alone".to_owned();
                Err(WireError::Field { place, reason })
            }
        }
    }
}

through! {
    Judging => JudgingRecord;
    Row => RowRecord;
    Scorecard => ScorecardRecord;
    Claim => ClaimRecord;
}
