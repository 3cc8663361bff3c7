//! The headings of groups between the rows of a table.

use attain::Target;

/// The group that the rows are in.
#[derive(Default)]
pub(crate) struct Groups(Option<String>);

impl Groups {
    /// Returns the heading that stands before a target: its group, where it begins; a dash where a group ends and none
    /// follows. Parts stand under their total, whatever their group.
    pub(crate) fn begins(&mut self, target: &Target) -> Option<String> {
        let group = target.get_group();
        if group == self.0.as_deref() || target.get_of().is_some() {
            return None;
        }
        self.0 = group.map(str::to_owned);
        Some(group.unwrap_or("—").to_owned())
    }
}
