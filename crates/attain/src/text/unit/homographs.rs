//! Vietnamese words that begin like the name of a unit and are no unit: `giải ngân`, `bao gồm`, `điều chỉnh`.
//!
//! A word of Vietnamese is written as several syllables, so that its first may be a word of its own: `giải` is a prize.

use std::sync::LazyLock;

use crate::text::phrase::Phrases;

/// Words whose first syllable is the name of a unit. Where one of them is itself counted, it has a row instead.
#[rustfmt::skip]
const HOMOGRAPHS: [&str; 149] = [
    "giải ngân", "giải quyết", "giải phóng", "giải thể", "giải trình", "giải thích", "giải tỏa", "giải cứu",
    "giải trí", "bao gồm", "bao phủ", "bao trùm", "bao tiêu", "bao quanh", "bao cấp", "điều chỉnh", "điều tra",
    "điều hành", "điều trị", "điều kiện", "điều động", "điều phối", "điều tiết", "điều chuyển", "điều lệ", "cấp phát",
    "cấp cứu", "cấp bách", "cấp thiết", "cấp nước", "cấp điện", "cấp phép", "cấp mới", "cấp đổi", "cấp giấy",
    "cấp vốn", "cấp bù", "cấp cho", "loại bỏ", "loại trừ", "loại khỏi", "loại ra", "bước đầu", "bước vào",
    "bước sang", "bước tiến", "cuộc sống", "đoàn kết", "đoàn thể", "tin tưởng", "tin cậy", "bài bản", "bài trừ",
    "tổ chức", "đội ngũ", "máy móc", "bộ máy", "cầu nối", "kho bạc", "quỹ đất", "quỹ lương", "giống như",
    "giống nhau", "mẫu mã", "mẫu số", "viện trợ", "viện phí", "viện dẫn", "kiện toàn", "trái phép", "trái quy định",
    "trái với", "trái ngược", "lồng ghép", "tầng lớp", "cống hiến", "vòng quanh", "chỗ ở", "nước ngoài", "nước sạch",
    "nước thải", "nước ta", "nước mặt", "nước uống", "nước dưới đất", "đơn giá", "đơn giản", "đơn cử", "đơn lẻ",
    "bệnh lý", "lần lượt", "lần đầu", "lần này", "lần trước", "ngày càng", "ngày nay", "khối lượng", "khẩu hiệu",
    "cân đối", "cân bằng", "cân nhắc", "xã hội", "phòng chống", "phòng, chống", "phòng ngừa", "phòng vệ", "tuần hoàn",
    "tệ nạn", "yên bái", "yên bình", "yên tâm", "con người", "con số", "dân số", "dân chủ", "bản thân", "bản chất",
    "bản sắc", "bản lĩnh", "bản địa", "trẻ hóa", "nhà nước", "khách quan", "bảng lương", "bảng giá", "căn cứ",
    "căn bản", "đồng thời", "đồng bộ", "đồng bằng", "đồng chí", "đồng đều", "đồng loạt", "đồng nai", "đồng tháp",
    "đồng hới", "tấn công", "giờ đây", "quý vị", "vụ trưởng", "điểm lại", "điểm nhấn", "tuyến đầu", "phiên bản",
    "luật hóa", "tòa soạn", "mốc giới", "cụm từ", "ca ngợi",
];

static PHRASES: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(HOMOGRAPHS.iter().map(|word| (*word, ()))));

/// The words, found by longest match.
pub(super) fn homographs() -> &'static Phrases<()> {
    &PHRASES
}
