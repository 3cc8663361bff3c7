//! The words for what a reading holds, in either language.

use attain::Locale;

use crate::mention::{Doubt, MentionKind, Role};
use crate::reading::{Notice, Why};

impl MentionKind {
    /// Returns the words for the kind in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            MentionKind::Quantity => locale.pick("đại lượng", "quantity"),
            MentionKind::Range => locale.pick("khoảng", "range"),
            MentionKind::Growth => locale.pick("mức tăng giảm", "growth"),
            MentionKind::Ratio => locale.pick("tỷ số", "ratio"),
            MentionKind::ShareOfPlan => locale.pick("phần trăm kế hoạch", "share of plan"),
            MentionKind::Rank => locale.pick("thứ hạng", "rank"),
            MentionKind::Date => locale.pick("thời gian", "date"),
        }
    }
}

impl Role {
    /// Returns the words for the role in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Role::Target => locale.pick("mục tiêu", "target"),
            Role::Actual => locale.pick("kết quả", "result"),
            Role::Plan => locale.pick("kế hoạch", "plan"),
            Role::Growth => locale.pick("tăng giảm", "growth"),
            Role::Share => locale.pick("so với kế hoạch", "share of plan"),
            Role::Other => locale.pick("khác", "other"),
        }
    }
}

impl Doubt {
    /// Returns the words for the doubt in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Doubt::AmbiguousSeparator => locale.pick("dấu phân cách đọc được hai cách", "separator reads two ways"),
            Doubt::NonstandardSeparator => {
                locale.pick("dấu phân cách của ngôn ngữ khác", "separator of the other language")
            }
            Doubt::MayBePoints => locale.pick("% có thể là điểm %", "percent may be points"),
            Doubt::UnitElided => locale.pick("không ghi đơn vị", "unit not printed"),
            Doubt::ImplausibleMagnitude => locale.pick("độ lớn bất thường", "implausible magnitude"),
            Doubt::MultipleOrIncrease => locale.pick("gấp hay tăng thêm", "times as much, or times more"),
            Doubt::DoubleNegative => locale.pick("giảm một số âm", "a fall of a negative number"),
            Doubt::BoundsReversed => locale.pick("cận dưới lớn hơn cận trên", "bounds reversed"),
            Doubt::LostDash => locale.pick("có thể mất dấu gạch nối", "a dash may be lost"),
        }
    }
}

impl Why {
    /// The name used in every binding.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Why::NoIndicator => "no_indicator",
            Why::NoDirection => "no_direction",
            Why::Repeats { .. } => "repeats",
            Why::Contradicts { .. } => "contradicts",
            Why::Superseded { .. } => "superseded",
            Why::NoGoal { .. } => "no_goal",
        }
    }

    /// The other mention that it speaks of, as an index into the mentions.
    #[must_use]
    pub fn other(&self) -> Option<usize> {
        match self {
            Why::Repeats { mention } | Why::Contradicts { mention } | Why::Superseded { mention } => Some(*mention),
            Why::NoIndicator | Why::NoDirection | Why::NoGoal { .. } => None,
        }
    }

    /// Returns the reason in words.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        match self {
            Why::NoIndicator => locale.pick("không rõ chỉ tiêu nào", "no phrase names what it measures").to_owned(),
            Why::NoDirection => {
                locale.pick("không rõ tăng hay giảm là tốt", "nothing says which way is better").to_owned()
            }
            Why::Repeats { .. } => locale.pick("nhắc lại số đã nêu", "says the same as an earlier figure").to_owned(),
            Why::Contradicts { .. } => locale.pick("khác số đã nêu", "differs from an earlier figure").to_owned(),
            Why::Superseded { .. } => locale.pick("đã được thay", "another figure stands in its place").to_owned(),
            Why::NoGoal { reason } => reason.clone(),
        }
    }
}

impl Notice {
    /// The name used in every binding.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Notice::LegacyEncoding { .. } => "legacy_encoding",
        }
    }

    /// Where it is, in code points, half-open.
    #[must_use]
    pub fn span(&self) -> (usize, usize) {
        match self {
            Notice::LegacyEncoding { start, end } => (*start, *end),
        }
    }

    /// Returns what is wrong in words.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        match self {
            Notice::LegacyEncoding { start, end } => locale.pick(
                format!("đoạn {start}–{end} dùng bảng mã cũ (TCVN3), chưa đọc; hãy chuyển sang Unicode"),
                format!("characters {start}–{end} are in a legacy font (TCVN3) and are not read; convert them first"),
            ),
        }
    }
}
