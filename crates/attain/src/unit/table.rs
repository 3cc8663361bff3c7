//! The units of the table: a unit is a row, with its names and its source.
//!
//! To add a unit, add a row. `vi` and `en` are what is printed; `also_vi` and `also_en` are other names that are
//! read, in lower case. `scale` gives the exact fraction to the reference of its dimension.

use super::Kind;

/// The exact size of a unit against the reference of its dimension: `times ÷ over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The code of the reference unit.
    pub reference: &'static str,
    /// Numerator.
    pub times: i64,
    /// Denominator.
    pub over: i64,
}

/// One unit: how it is written, how large it is, where that is laid down.
#[derive(Debug)]
pub struct UnitRow {
    /// The code, the same in every language.
    pub code: &'static str,
    /// The family.
    pub kind: Kind,
    /// The size, for units that convert.
    pub scale: Option<Scale>,
    /// What is printed in Vietnamese.
    pub vi: &'static str,
    /// What is printed in English, for one and for many.
    pub en: [&'static str; 2],
    /// Other Vietnamese names that are read.
    pub also_vi: &'static [&'static str],
    /// Other English names, and symbols of no language, that are read.
    pub also_en: &'static [&'static str],
    /// SDMX UNIT_MEASURE, or empty for the code in capitals.
    pub sdmx: &'static str,
    /// UCUM, or empty for an annotation.
    pub ucum: &'static str,
    /// Where the unit is laid down.
    pub source: &'static str,
}

const ISO_4217: &str = "ISO 4217:2015";
const SI: &str = "BIPM, The International System of Units, 9th edition (2019)";
const SDMX: &str = "SDMX guideline on the representation of units of measure, 1.2.1";
const DECREE_86: &str = "Viet Nam, Decree 86/2012/ND-CP on legal units of measurement";
const STATISTICS: &str =
    "Viet Nam, statistical indicator system of provinces, districts and communes, Decision 05/2023/QD-TTg";

const fn row(
    kind: Kind,
    code: &'static str,
    vi: &'static str,
    en: [&'static str; 2],
    also_vi: &'static [&'static str],
    also_en: &'static [&'static str],
    source: &'static str,
) -> UnitRow {
    UnitRow { code, kind, scale: None, vi, en, also_vi, also_en, sdmx: "", ucum: "", source }
}

const fn money(
    code: &'static str,
    vi: &'static str,
    en: [&'static str; 2],
    also_vi: &'static [&'static str],
    also_en: &'static [&'static str],
) -> UnitRow {
    row(Kind::Money, code, vi, en, also_vi, also_en, ISO_4217)
}

const fn count(
    code: &'static str,
    vi: &'static str,
    en: [&'static str; 2],
    also_vi: &'static [&'static str],
    also_en: &'static [&'static str],
) -> UnitRow {
    row(Kind::Count, code, vi, en, also_vi, also_en, STATISTICS)
}

const fn measured(
    kind: Kind,
    code: &'static str,
    size: (&'static str, i64, i64),
    vi: &'static str,
    en: [&'static str; 2],
    also_vi: &'static [&'static str],
    also_en: &'static [&'static str],
    source: &'static str,
) -> UnitRow {
    let scale = Scale { reference: size.0, times: size.1, over: size.2 };
    UnitRow { scale: Some(scale), ..row(kind, code, vi, en, also_vi, also_en, source) }
}

impl UnitRow {
    const fn sdmx(self, sdmx: &'static str) -> Self {
        Self { sdmx, ..self }
    }
    const fn ucum(self, ucum: &'static str) -> Self {
        Self { ucum, ..self }
    }
}

/// A bare number.
pub(super) static NUMBER: &UnitRow = &ROWS[0];
/// A share in hundredths.
pub(super) static PERCENT: &UnitRow = &ROWS[1];
/// A difference of two shares, in hundredths.
pub(super) static PERCENTAGE_POINT: &UnitRow = &ROWS[2];

/// Chains that plans use all the time.
#[rustfmt::skip]
pub(super) static COMMON_CODES: &[&str] = &[
    "VND/person", "VND/year", "VND/person/year", "VND/person/month", "VND/month", "VND/ha", "VND/ha/year", "VND/household", "VND/household/year", "VND/kg", "VND/t",
    "VND/kWh", "VND/m2", "VND/m3", "VND{current}", "VND{2010}", "VND{1994}", "USD/person", "USD/person/year", "USD/t", "percent/year", "percentage_point/year",
    "percent{growth}", "percent{growth}/year", "percent{GDP}", "percent{GRDP}", "percent{plan}", "doctor/10000 person", "hospital_bed/10000 person",
    "t/ha", "quintal/ha", "person/year", "person/km2", "job/year", "visit/year", "t/year", "kWh/person", "kWh/person/year", "km/hour", "m/second",
    "death/1000 person", "birth/1000 person", "death/1000 birth", "death/100000 birth", "case/100000 person", "enterprise/1000 person", "household/year", "passenger/year",
];

/// Every unit of the table.
#[rustfmt::skip]
pub static ROWS: &[UnitRow] = &[
    row(Kind::Number, "1", "", ["", ""], &[], &[], SDMX).sdmx("PURE_NUMB").ucum("1"),
    measured(Kind::Share, "percent", ("percent", 1, 1), "%", ["%", "%"], &["phần trăm"], &["percent", "per cent", "percents", "pct", "pc"], SDMX).sdmx("PT").ucum("%"),
    measured(Kind::Points, "percentage_point", ("percentage_point", 1, 1), "điểm %", ["percentage point", "percentage points"], &["điểm phần trăm", "đpt", "điểm phần trăm (%)"], &["pp", "ppt", "percent point", "percent points", "%-point", "%-points", "pps", "ppts", "p.p."], SDMX).sdmx("PD").ucum("{pp}"),
    // Shares, points, multiples and scales.
    measured(Kind::Share, "per_mille", ("percent", 1, 10), "‰", ["‰", "‰"], &["phần nghìn", "phần ngàn"], &["per mille", "per mil", "permille"], SDMX).sdmx("PM").ucum("[ppth]"),
    measured(Kind::Points, "basis_point", ("percentage_point", 1, 100), "điểm cơ bản", ["basis point", "basis points"], &["đcb"], &["bp", "bps"], SDMX).sdmx("BP").ucum("{bp}"),
    row(Kind::Times, "times", "lần", ["times", "times"], &[], &["time", "x", "fold", "-fold"], SDMX).sdmx("FCTR").ucum("1"),
    row(Kind::Index, "index", "điểm chỉ số", ["index point", "index points"], &[], &[], SDMX).sdmx("IX").ucum("{index}"),
    row(Kind::Rank, "rank", "hạng", ["rank", "rank"], &["bậc"], &["place", "places"], SDMX).sdmx("RANK"),
    row(Kind::Score, "score", "điểm", ["point", "points"], &["đ."], &["score", "pts"], SDMX).sdmx("SCORE"),
    // Money.
    money("VND", "đồng", ["VND", "VND"], &["đ", "₫", "vnđ", "vnd", "việt nam đồng", "đồng việt nam", "đồng vn", "đ."], &["dong", "dongs", "vietnamese dong", "vnd"]),
    money("USD", "USD", ["USD", "USD"], &["đô la mỹ", "đô mỹ", "đô la", "đô", "đô-la", "đô-la mỹ", "đôla", "mỹ kim", "usd", "đô la hoa kỳ"], &["us dollar", "us dollars", "u.s. dollar", "u.s. dollars", "dollar", "dollars", "us$", "$", "usd", "american dollars"]),
    money("EUR", "EUR", ["EUR", "EUR"], &["ơ rô", "ơ-rô", "eur", "euro"], &["euro", "euros", "€", "eur"]),
    money("GBP", "GBP", ["GBP", "GBP"], &["bảng anh", "bảng"], &["pound", "pounds", "pound sterling", "pounds sterling", "british pounds", "british pound", "£", "gbp"]),
    money("JPY", "JPY", ["JPY", "JPY"], &["yên", "yên nhật"], &["yen", "¥", "jpy", "japanese yen"]),
    money("CNY", "CNY", ["CNY", "CNY"], &["nhân dân tệ", "ndt", "tệ"], &["yuan", "renminbi", "rmb", "cny"]),
    money("KRW", "KRW", ["KRW", "KRW"], &["won"], &["won", "₩", "krw"]),
    money("LAK", "LAK", ["LAK", "LAK"], &["kíp"], &["kip", "lak"]),
    money("THB", "THB", ["THB", "THB"], &["bạt", "baht"], &["baht", "thb", "฿"]),
    money("KHR", "KHR", ["KHR", "KHR"], &["riên"], &["riel", "riels", "khr"]),
    money("INR", "INR", ["INR", "INR"], &["rupi"], &["rupee", "rupees", "₹", "rs", "rs.", "inr", "indian rupees"]),
    money("RUB", "RUB", ["RUB", "RUB"], &["rúp"], &["rouble", "roubles", "ruble", "rubles", "₽"]),
    money("AUD", "AUD", ["AUD", "AUD"], &["đô la úc"], &["australian dollar", "australian dollars", "a$"]),
    money("CAD", "CAD", ["CAD", "CAD"], &["đô la canada"], &["canadian dollar", "canadian dollars", "c$", "can$"]),
    money("SGD", "SGD", ["SGD", "SGD"], &["đô la singapore"], &["singapore dollar", "singapore dollars", "s$"]),
    money("CHF", "CHF", ["CHF", "CHF"], &["franc thụy sĩ"], &["swiss franc", "swiss francs"]),
    // Mass.
    measured(Kind::Physical, "t", ("t", 1, 1), "tấn", ["tonne", "tonnes"], &["tấn hệ mét"], &["t", "ton", "tons", "metric ton", "metric tons", "metric tonne", "metric tonnes"], SI).sdmx("T").ucum("t"),
    measured(Kind::Physical, "kg", ("t", 1, 1000), "kg", ["kg", "kg"], &["ki lô gam", "kilôgam", "ki-lô-gam", "kí lô", "cân"], &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kgs"], SI).sdmx("KG").ucum("kg"),
    measured(Kind::Physical, "g", ("t", 1, 1000000), "g", ["g", "g"], &["gam"], &["gram", "grams", "gramme", "grammes"], SI).sdmx("GR").ucum("g"),
    measured(Kind::Physical, "mg", ("t", 1, 1000000000), "mg", ["mg", "mg"], &["miligam"], &["milligram", "milligrams"], SI).sdmx("MG").ucum("mg"),
    measured(Kind::Physical, "quintal", ("t", 1, 10), "tạ", ["quintal", "quintals"], &[], &[], DECREE_86).sdmx("QUINTAL"),
    // Length.
    measured(Kind::Physical, "m", ("m", 1, 1), "m", ["m", "m"], &["mét"], &["metre", "metres", "meter", "meters"], SI).sdmx("M").ucum("m"),
    measured(Kind::Physical, "km", ("m", 1000, 1), "km", ["km", "km"], &["kilômét", "ki lô mét", "cây số", "ki-lô-mét"], &["kilometre", "kilometres", "kilometer", "kilometers", "kms"], SI).sdmx("KM").ucum("km"),
    measured(Kind::Physical, "cm", ("m", 1, 100), "cm", ["cm", "cm"], &["xentimét", "xăng ti mét"], &["centimetre", "centimetres", "centimeter", "centimeters"], SI).sdmx("CM").ucum("cm"),
    measured(Kind::Physical, "mm", ("m", 1, 1000), "mm", ["mm", "mm"], &["milimét", "mi li mét"], &["millimetre", "millimetres", "millimeter", "millimeters"], SI).sdmx("MM").ucum("mm"),
    measured(Kind::Physical, "nautical_mile", ("m", 1852, 1), "hải lý", ["nautical mile", "nautical miles"], &[], &[], SI).sdmx("NAUT_MILE").ucum("[nmi_i]"),
    // Area.
    measured(Kind::Physical, "ha", ("m2", 10000, 1), "ha", ["ha", "ha"], &["héc ta", "héc-ta", "hecta", "hécta", "hec ta", "hecta đất"], &["hectare", "hectares", "has"], SI).sdmx("HA").ucum("har"),
    measured(Kind::Physical, "m2", ("m2", 1, 1), "m²", ["m²", "m²"], &["m2", "mét vuông"], &["m2", "square metre", "square metres", "square meter", "square meters", "sq m", "sqm"], SI).sdmx("M2").ucum("m2"),
    measured(Kind::Physical, "km2", ("m2", 1000000, 1), "km²", ["km²", "km²"], &["km2", "kilômét vuông", "cây số vuông", "ki lô mét vuông"], &["km2", "square kilometre", "square kilometres", "square kilometer", "square kilometers", "sq km"], SI).sdmx("KM2").ucum("km2"),
    measured(Kind::Physical, "cm2", ("m2", 1, 10000), "cm²", ["cm²", "cm²"], &["cm2", "xentimét vuông"], &["cm2", "square centimetre", "square centimetres", "square centimeter", "square centimeters"], SI).sdmx("CM2").ucum("cm2"),
    // Volume.
    measured(Kind::Physical, "m3", ("m3", 1, 1), "m³", ["m³", "m³"], &["m3", "mét khối", "khối"], &["m3", "cubic metre", "cubic metres", "cubic meter", "cubic meters"], SI).sdmx("M3").ucum("m3"),
    measured(Kind::Physical, "km3", ("m3", 1000000000, 1), "km³", ["km³", "km³"], &["km3", "kilômét khối"], &["km3", "cubic kilometre", "cubic kilometres", "cubic kilometer", "cubic kilometers"], SI).sdmx("KM3").ucum("km3"),
    measured(Kind::Physical, "L", ("m3", 1, 1000), "lít", ["L", "L"], &[], &["litre", "litres", "liter", "liters", "l"], SI).sdmx("LT").ucum("L"),
    measured(Kind::Physical, "mL", ("m3", 1, 1000000), "mL", ["mL", "mL"], &["mililít"], &["ml", "millilitre", "millilitres", "milliliter", "milliliters"], SI).sdmx("ML").ucum("mL"),
    measured(Kind::Physical, "ML", ("m3", 1000, 1), "ML", ["ML", "ML"], &["megalít"], &["megalitre", "megalitres", "megaliter", "megaliters"], SI).sdmx("MLT").ucum("ML"),
    // Energy and power.
    measured(Kind::Physical, "kWh", ("kWh", 1, 1), "kWh", ["kWh", "kWh"], &["kilôoát giờ", "ki lô oát giờ", "số điện"], &["kilowatt hour", "kilowatt hours", "kilowatt-hour", "kilowatt-hours"], SI).sdmx("KWH").ucum("kW.h"),
    measured(Kind::Physical, "MWh", ("kWh", 1000, 1), "MWh", ["MWh", "MWh"], &["megaoát giờ"], &["megawatt hour", "megawatt hours", "megawatt-hours"], SI).sdmx("MWH").ucum("MW.h"),
    measured(Kind::Physical, "GWh", ("kWh", 1000000, 1), "GWh", ["GWh", "GWh"], &["gigaoát giờ"], &["gigawatt hour", "gigawatt hours", "gigawatt-hours"], SI).sdmx("GWH").ucum("GW.h"),
    measured(Kind::Physical, "TWh", ("kWh", 1000000000, 1), "TWh", ["TWh", "TWh"], &[], &["terawatt hour", "terawatt hours", "terawatt-hours"], SI).sdmx("TWH").ucum("TW.h"),
    measured(Kind::Physical, "kcal", ("kcal", 1, 1), "kcal", ["kcal", "kcal"], &["kilôcalo", "ki lô calo"], &["kilocalorie", "kilocalories"], DECREE_86).sdmx("KCAL").ucum("kcal"),
    measured(Kind::Physical, "W", ("kW", 1, 1000), "W", ["W", "W"], &["oát"], &["watt", "watts"], SI).sdmx("WATT").ucum("W"),
    measured(Kind::Physical, "kW", ("kW", 1, 1), "kW", ["kW", "kW"], &["kilôoát", "ki lô oát"], &["kilowatt", "kilowatts"], SI).sdmx("KW").ucum("kW"),
    measured(Kind::Physical, "MW", ("kW", 1000, 1), "MW", ["MW", "MW"], &["megaoát", "mê ga oát"], &["megawatt", "megawatts"], SI).sdmx("MW").ucum("MW"),
    measured(Kind::Physical, "GW", ("kW", 1000000, 1), "GW", ["GW", "GW"], &["gigaoát"], &["gigawatt", "gigawatts"], SI).sdmx("GW").ucum("GW"),
    measured(Kind::Physical, "toe", ("toe", 1, 1), "TOE", ["toe", "toe"], &["tấn dầu quy đổi", "tấn dầu tương đương"], &["tonne of oil equivalent", "tonnes of oil equivalent"], STATISTICS).sdmx("TOE"),
    row(Kind::Physical, "Cel", "°C", ["°C", "°C"], &["độ c"], &["celsius", "degrees celsius", "degree celsius", "ºc"], SI).ucum("Cel"),
    row(Kind::Physical, "MWp", "MWp", ["MWp", "MWp"], &[], &["megawatt peak"], STATISTICS),
    row(Kind::Physical, "t_km", "tấn.km", ["tonne-km", "tonne-km"], &["tấn km", "tấn-km"], &["tonne-kilometres", "tonne-kilometers", "ton-km"], STATISTICS),
    row(Kind::Physical, "passenger_km", "hành khách.km", ["passenger-km", "passenger-km"], &["hk.km", "lượt khách.km", "lượt hk.km"], &["passenger-kilometres", "passenger-kilometers"], STATISTICS),
    // Time.
    measured(Kind::Duration, "year", ("month", 12, 1), "năm", ["year", "years"], &[], &["annum", "yr", "yrs"], SI).sdmx("Y").ucum("a"),
    measured(Kind::Duration, "quarter", ("month", 3, 1), "quý", ["quarter", "quarters"], &[], &[], SI).sdmx("Q"),
    measured(Kind::Duration, "month", ("month", 1, 1), "tháng", ["month", "months"], &[], &["mo"], SI).sdmx("MO").ucum("mo"),
    measured(Kind::Duration, "week", ("second", 604800, 1), "tuần", ["week", "weeks"], &[], &["wk"], SI).sdmx("W").ucum("wk"),
    measured(Kind::Duration, "day", ("second", 86400, 1), "ngày", ["day", "days"], &[], &[], SI).sdmx("D").ucum("d"),
    measured(Kind::Duration, "hour", ("second", 3600, 1), "giờ", ["hour", "hours"], &["tiếng"], &["h", "hr", "hrs"], SI).sdmx("H").ucum("h"),
    measured(Kind::Duration, "minute", ("second", 60, 1), "phút", ["minute", "minutes"], &[], &["min", "mins"], SI).sdmx("MIN").ucum("min"),
    measured(Kind::Duration, "second", ("second", 1, 1), "giây", ["second", "seconds"], &[], &["s", "sec", "secs"], SI).sdmx("S").ucum("s"),
    // Counted things.
    count("person", "người", ["person", "people"], &["nhân khẩu", "khẩu", "dân", "người dân", "đầu người", "cư dân"], &["persons", "capita", "inhabitant", "inhabitants", "head", "resident", "residents"]).sdmx("PS"),
    count("household", "hộ", ["household", "households"], &["hộ gia đình", "hộ dân"], &["hh"]).sdmx("HH"),
    count("visit", "lượt", ["visit", "visits"], &["lượt khách", "lượt người", "lượt khách du lịch", "lượt du khách", "lượt khách quốc tế", "lượt khách nội địa"], &["visitor arrivals", "arrivals", "visitor", "visitors", "tourist arrivals"]).sdmx("VST"),
    count("tourist", "khách du lịch", ["tourist", "tourists"], &["du khách", "khách", "khách quốc tế", "khách nội địa"], &[]),
    count("passenger", "hành khách", ["passenger", "passengers"], &["lượt hành khách", "hk", "lượt hk"], &[]),
    count("trip", "chuyến", ["trip", "trips"], &["lượt xe"], &[]),
    count("cent", "xu", ["cent", "cents"], &["xen"], &["c", "¢", "penny", "pennies", "pence"]),
    count("job", "việc làm", ["job", "jobs"], &["việc làm mới", "chỗ làm việc"], &["new job", "new jobs"]),
    count("worker", "lao động", ["worker", "workers"], &["người lao động"], &["labourer", "labourers", "laborer", "laborers", "employee", "employees"]),
    count("student", "sinh viên", ["student", "students"], &[], &[]),
    count("pupil", "học sinh", ["pupil", "pupils"], &[], &[]),
    count("teacher", "giáo viên", ["teacher", "teachers"], &[], &[]),
    count("child", "trẻ em", ["child", "children"], &["trẻ", "cháu"], &[]),
    count("doctor", "bác sĩ", ["doctor", "doctors"], &["bác sỹ"], &["physician", "physicians"]),
    count("nurse", "điều dưỡng", ["nurse", "nurses"], &[], &[]),
    count("hospital_bed", "giường bệnh", ["hospital bed", "hospital beds"], &["giường"], &["bed", "beds"]),
    count("patient", "bệnh nhân", ["patient", "patients"], &[], &[]),
    count("official", "cán bộ", ["official", "officials"], &["công chức", "cán bộ công chức"], &[]),
    count("party_member", "đảng viên", ["party member", "party members"], &[], &[]),
    count("delegate", "đại biểu", ["delegate", "delegates"], &["đại biểu quốc hội", "đại biểu hđnd"], &["deputy", "deputies", "national assembly deputies"]),
    count("birth", "trẻ đẻ sống", ["live birth", "live births"], &["ca sinh sống", "trẻ sinh sống"], &["birth", "births"]),
    count("death", "ca tử vong", ["death", "deaths"], &["trường hợp tử vong", "người chết"], &[]),
    count("case", "ca", ["case", "cases"], &["trường hợp", "vụ"], &[]),
    count("accident", "vụ tai nạn", ["accident", "accidents"], &[], &[]),
    count("subscriber", "thuê bao", ["subscriber", "subscribers"], &[], &[]),
    count("province", "tỉnh", ["province", "provinces"], &["tỉnh thành", "tỉnh, thành phố", "tỉnh thành phố"], &[]),
    count("locality", "địa phương", ["locality", "localities"], &[], &[]),
    count("city", "thành phố", ["city", "cities"], &[], &[]),
    count("district", "huyện", ["district", "districts"], &["huyện và thành phố", "huyện, thành phố", "huyện, thị xã", "quận", "huyện thành phố", "đơn vị cấp huyện", "huyện, thành, thị", "huyện, thành phố, thị xã"], &[]),
    count("commune", "xã", ["commune", "communes"], &["xã ntm"], &[]),
    count("ward", "phường", ["ward", "wards"], &[], &[]),
    count("township", "thị trấn", ["township", "townships"], &[], &[]),
    count("village", "thôn", ["village", "villages"], &["bản", "làng", "ấp"], &[]),
    count("neighbourhood", "tổ dân phố", ["neighbourhood", "neighbourhoods"], &["khu dân cư", "khu phố"], &[]),
    count("ministry", "bộ", ["ministry", "ministries"], &["bộ ngành", "bộ, ngành"], &[]),
    count("agency", "cơ quan", ["agency", "agencies"], &["đơn vị"], &[]),
    count("enterprise", "doanh nghiệp", ["enterprise", "enterprises"], &["dn"], &["business", "businesses", "firm", "firms", "company", "companies"]),
    count("cooperative", "hợp tác xã", ["cooperative", "cooperatives"], &["htx"], &["co-operative", "co-operatives"]),
    count("farm", "trang trại", ["farm", "farms"], &[], &[]),
    count("establishment", "cơ sở", ["establishment", "establishments"], &[], &["facility", "facilities"]),
    count("industrial_park", "khu công nghiệp", ["industrial park", "industrial parks"], &["kcn"], &["industrial zone", "industrial zones"]),
    count("industrial_cluster", "cụm công nghiệp", ["industrial cluster", "industrial clusters"], &["ccn"], &[]),
    count("project", "dự án", ["project", "projects"], &["da"], &[]),
    count("work", "công trình", ["work", "works"], &[], &[]),
    count("indicator", "chỉ tiêu", ["indicator", "indicators"], &[], &["target", "targets"]),
    count("criterion", "tiêu chí", ["criterion", "criteria"], &[], &[]),
    count("task", "nhiệm vụ", ["task", "tasks"], &[], &[]),
    count("document", "văn bản", ["document", "documents"], &[], &[]),
    count("procedure", "thủ tục", ["procedure", "procedures"], &[], &[]),
    count("dossier", "hồ sơ", ["dossier", "dossiers"], &[], &["file", "files"]),
    count("product", "sản phẩm", ["product", "products"], &[], &[]),
    count("house", "căn nhà", ["house", "houses"], &["căn", "nhà"], &["dwelling", "dwellings", "home", "homes"]),
    count("apartment", "căn hộ", ["apartment", "apartments"], &[], &["flat", "flats"]),
    count("school", "trường", ["school", "schools"], &["trường học"], &[]),
    count("classroom", "phòng học", ["classroom", "classrooms"], &[], &[]),
    count("room", "phòng", ["room", "rooms"], &["buồng"], &[]),
    count("hospital", "bệnh viện", ["hospital", "hospitals"], &[], &[]),
    count("vehicle", "xe", ["vehicle", "vehicles"], &["phương tiện", "ô tô"], &["car", "cars"]),
    count("ship", "tàu", ["ship", "ships"], &["tàu cá"], &["boat", "boats", "vessel", "vessels"]),
    count("animal", "con", ["animal", "animals"], &["đầu con"], &["head of cattle", "head of livestock"]),
    count("tree", "cây", ["tree", "trees"], &[], &[]),
    count("piece", "cái", ["piece", "pieces"], &["chiếc"], &["item", "items"]),
    count("set", "bộ sản phẩm", ["set", "sets"], &[], &[]),
    count("teu", "TEU", ["TEU", "TEU"], &[], &["teus"]),
    count("container", "container", ["container", "containers"], &["công-ten-nơ"], &[]),
    count("visitor_day", "ngày khách", ["visitor day", "visitor days"], &[], &["guest night", "guest nights"]),
    count("age", "tuổi", ["year of age", "years of age"], &[], &["years old", "year old"]),
];
