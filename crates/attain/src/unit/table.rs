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
const YARD_AND_POUND: &str = "International yard and pound agreement (1959): 1 yd = 0.9144 m, 1 lb = 0.45359237 kg; NIST Handbook 44, appendix C";
const IMPERIAL: &str = "United Kingdom, The Units of Measurement Regulations 1995: 1 gallon = 4.54609 L";
const NIST_811: &str = "NIST Special Publication 811 (2008), appendix B";
const GRAVITY: &str = "75 kgf·m/s at the standard gravity of the 3rd CGPM (1901), 9.80665 m/s²";
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
    row(Kind::Rank, "rank", "hạng", ["rank", "rank"], &[], &[], SDMX).sdmx("RANK"),
    row(Kind::Score, "score", "điểm", ["point", "points"], &["đ."], &["score", "pts"], SDMX).sdmx("SCORE"),
    // Money.
    money("VND", "đồng", ["VND", "VND"], &["đ", "₫", "vnđ", "vnd", "việt nam đồng", "đồng việt nam", "đồng vn", "đ."], &["dong", "dongs", "vietnamese dong", "vnd"]),
    money("USD", "USD", ["USD", "USD"], &["đô la mỹ", "đô mỹ", "đô la", "đô", "đô-la", "đô-la mỹ", "đôla", "mỹ kim", "usd", "đô la hoa kỳ", "đô hoa kỳ"], &["us dollar", "us dollars", "u.s. dollar", "u.s. dollars", "dollar", "dollars", "us$", "$", "usd", "american dollars", "united states dollar", "united states dollars"]),
    money("EUR", "EUR", ["EUR", "EUR"], &["ơ rô", "ơ-rô", "eur", "euro"], &["euro", "euros", "€", "eur"]),
    money("GBP", "GBP", ["GBP", "GBP"], &["bảng anh", "bảng", "đồng bảng anh"], &["pound", "pounds", "pound sterling", "pounds sterling", "british pounds", "british pound", "£", "gbp"]),
    money("JPY", "JPY", ["JPY", "JPY"], &["yên", "yên nhật", "yen nhật"], &["yen", "¥", "jpy", "japanese yen"]),
    money("CNY", "CNY", ["CNY", "CNY"], &["nhân dân tệ", "ndt", "tệ", "đồng nhân dân tệ"], &["yuan", "renminbi", "rmb", "cny"]),
    money("KRW", "KRW", ["KRW", "KRW"], &["won", "won hàn quốc"], &["won", "₩", "krw", "south korean won"]),
    money("LAK", "LAK", ["LAK", "LAK"], &["kíp", "kíp lào"], &["kip", "lak"]),
    money("THB", "THB", ["THB", "THB"], &["bạt", "baht", "bạt thái", "baht thái", "bạt thái lan", "baht thái lan"], &["baht", "thb", "฿"]),
    money("KHR", "KHR", ["KHR", "KHR"], &["riên", "riel"], &["riel", "riels", "khr"]),
    money("INR", "INR", ["INR", "INR"], &["rupi"], &["rupee", "rupees", "₹", "rs", "rs.", "inr", "indian rupees"]),
    money("RUB", "RUB", ["RUB", "RUB"], &["rúp"], &["rouble", "roubles", "ruble", "rubles", "₽", "руб", "руб.", "рублей"]),
    money("AUD", "AUD", ["AUD", "AUD"], &["đô la úc", "đô úc"], &["australian dollar", "australian dollars", "a$"]),
    money("CAD", "CAD", ["CAD", "CAD"], &["đô la canada", "đô canada"], &["canadian dollar", "canadian dollars", "c$", "can$", "cad$"]),
    money("SGD", "SGD", ["SGD", "SGD"], &["đô la singapore", "đô singapore", "đô sing"], &["singapore dollar", "singapore dollars", "s$"]),
    money("NZD", "NZD", ["NZD", "NZD"], &["đô la new zealand"], &["new zealand dollar", "new zealand dollars", "nz$"]),
    money("HKD", "HKD", ["HKD", "HKD"], &["đô la hồng kông", "đô hồng kông"], &["hong kong dollar", "hong kong dollars", "hk$"]),
    money("TWD", "TWD", ["TWD", "TWD"], &["đô la đài loan", "đô đài loan"], &["new taiwan dollar", "new taiwan dollars", "nt$"]),
    money("MYR", "MYR", ["MYR", "MYR"], &["ringgit"], &["ringgit", "ringgits", "malaysian ringgit", "malaysian ringgits", "rm"]),
    money("IDR", "IDR", ["IDR", "IDR"], &["rupiah"], &["rupiah", "indonesian rupiah", "rp"]),
    money("PHP", "PHP", ["PHP", "PHP"], &["peso philippines"], &["philippine peso", "philippine pesos", "₱"]),
    money("MMK", "MMK", ["MMK", "MMK"], &["kyat"], &["kyat", "kyats"]),
    money("AED", "AED", ["AED", "AED"], &["dirham"], &["dirham", "dirhams"]),
    money("SAR", "SAR", ["SAR", "SAR"], &[], &["saudi riyal", "saudi riyals"]),
    money("QAR", "QAR", ["QAR", "QAR"], &[], &["qatari riyal", "qatari riyals"]),
    money("ILS", "ILS", ["ILS", "ILS"], &[], &["shekel", "shekels", "₪"]),
    money("ZAR", "ZAR", ["ZAR", "ZAR"], &["rand"], &["rand", "south african rand"]),
    money("BRL", "BRL", ["BRL", "BRL"], &[], &["brazilian real", "brazilian reais", "r$"]),
    money("TRY", "TRY", ["TRY", "TRY"], &[], &["turkish lira", "turkish liras", "₺"]),
    money("UAH", "UAH", ["UAH", "UAH"], &[], &["hryvnia", "hryvnias", "₴", "грн", "грн."]),
    money("PLN", "PLN", ["PLN", "PLN"], &[], &["zloty", "zlotys", "zł"]),
    money("CZK", "CZK", ["CZK", "CZK"], &[], &["czech koruna", "czech korunas", "kč"]),
    money("SEK", "SEK", ["SEK", "SEK"], &[], &["swedish krona", "swedish kronor"]),
    money("NOK", "NOK", ["NOK", "NOK"], &[], &["norwegian krone", "norwegian kroner"]),
    money("DKK", "DKK", ["DKK", "DKK"], &[], &["danish krone", "danish kroner"]),
    money("MNT", "MNT", ["MNT", "MNT"], &[], &["tugrik", "tugriks"]),
    money("CHF", "CHF", ["CHF", "CHF"], &["franc thụy sĩ"], &["swiss franc", "swiss francs"]),
    // Mass.
    measured(Kind::Physical, "t", ("t", 1, 1), "tấn", ["tonne", "tonnes"], &["tấn hệ mét"], &["t", "ton", "tons", "metric ton", "metric tons", "metric tonne", "metric tonnes"], SI).sdmx("T").ucum("t"),
    measured(Kind::Physical, "kg", ("t", 1, 1000), "kg", ["kg", "kg"], &["ki lô gam", "kilôgam", "ki-lô-gam", "ki lô gram", "kí lô", "kí", "cân"], &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kgs", "kilo", "kilos"], SI).sdmx("KG").ucum("kg"),
    measured(Kind::Physical, "g", ("t", 1, 1000000), "g", ["g", "g"], &["gam", "gram"], &["gram", "grams", "gramme", "grammes"], SI).sdmx("GR").ucum("g"),
    measured(Kind::Physical, "mg", ("t", 1, 1000000000), "mg", ["mg", "mg"], &["miligam", "mi li gam"], &["milligram", "milligrams"], SI).sdmx("MG").ucum("mg"),
    measured(Kind::Physical, "quintal", ("t", 1, 10), "tạ", ["quintal", "quintals"], &[], &[], DECREE_86).sdmx("QUINTAL"),
    measured(Kind::Physical, "ug", ("t", 1, 1000000000000), "µg", ["µg", "µg"], &["micrôgam"], &["ug", "mcg", "μg", "microgram", "micrograms"], SI).ucum("ug"),
    measured(Kind::Physical, "lb", ("t", 45359237, 100000000000), "lb", ["lb", "lb"], &[], &["lbs", "pound-mass"], YARD_AND_POUND).ucum("[lb_av]"),
    measured(Kind::Physical, "oz", ("t", 45359237, 1600000000000), "oz", ["oz", "oz"], &["ounce"], &["ounce", "ounces"], YARD_AND_POUND).ucum("[oz_av]"),
    measured(Kind::Physical, "short_ton", ("t", 45359237, 50000000), "tấn Mỹ", ["short ton", "short tons"], &[], &["us ton", "us tons"], YARD_AND_POUND).ucum("[ston_av]"),
    measured(Kind::Physical, "long_ton", ("t", 317514659, 312500000), "tấn Anh", ["long ton", "long tons"], &[], &["imperial ton", "imperial tons"], YARD_AND_POUND).ucum("[lton_av]"),
    // Length.
    measured(Kind::Physical, "m", ("m", 1, 1), "m", ["m", "m"], &["mét"], &["metre", "metres", "meter", "meters"], SI).sdmx("M").ucum("m"),
    measured(Kind::Physical, "km", ("m", 1000, 1), "km", ["km", "km"], &["kilômét", "ki lô mét", "cây số", "ki-lô-mét", "km đường"], &["kilometre", "kilometres", "kilometer", "kilometers", "kms"], SI).sdmx("KM").ucum("km"),
    measured(Kind::Physical, "cm", ("m", 1, 100), "cm", ["cm", "cm"], &["xentimét", "xăng ti mét", "xen ti mét", "xăng-ti-mét"], &["centimetre", "centimetres", "centimeter", "centimeters"], SI).sdmx("CM").ucum("cm"),
    measured(Kind::Physical, "mm", ("m", 1, 1000), "mm", ["mm", "mm"], &["milimét", "mi li mét", "mi-li-mét"], &["millimetre", "millimetres", "millimeter", "millimeters"], SI).sdmx("MM").ucum("mm"),
    measured(Kind::Physical, "nautical_mile", ("m", 1852, 1), "hải lý", ["nautical mile", "nautical miles"], &[], &[], SI).sdmx("NAUT_MILE").ucum("[nmi_i]"),
    measured(Kind::Physical, "inch", ("m", 127, 5000), "inch", ["inch", "inches"], &["in-sơ"], &[], YARD_AND_POUND).ucum("[in_i]"),
    measured(Kind::Physical, "foot", ("m", 381, 1250), "feet", ["foot", "feet"], &["foot"], &["ft"], YARD_AND_POUND).ucum("[ft_i]"),
    measured(Kind::Physical, "yard", ("m", 1143, 1250), "yard", ["yard", "yards"], &[], &["yd", "yds"], YARD_AND_POUND).ucum("[yd_i]"),
    measured(Kind::Physical, "mile", ("m", 201168, 125), "dặm", ["mile", "miles"], &["dặm anh"], &["mi"], YARD_AND_POUND).ucum("[mi_i]"),
    // Area.
    measured(Kind::Physical, "ha", ("m2", 10000, 1), "ha", ["ha", "ha"], &["héc ta", "héc-ta", "hecta", "hécta", "hec ta", "hecta đất"], &["hectare", "hectares", "has"], SI).sdmx("HA").ucum("har"),
    measured(Kind::Physical, "m2", ("m2", 1, 1), "m²", ["m²", "m²"], &["m2", "mét vuông", "m2 sàn", "m² sàn", "m2 sàn xây dựng", "m² sàn xây dựng"], &["m2", "square metre", "square metres", "square meter", "square meters", "sq m", "sqm"], SI).sdmx("M2").ucum("m2"),
    measured(Kind::Physical, "km2", ("m2", 1000000, 1), "km²", ["km²", "km²"], &["km2", "kilômét vuông", "cây số vuông", "ki lô mét vuông"], &["km2", "square kilometre", "square kilometres", "square kilometer", "square kilometers", "sq km"], SI).sdmx("KM2").ucum("km2"),
    measured(Kind::Physical, "cm2", ("m2", 1, 10000), "cm²", ["cm²", "cm²"], &["cm2", "xentimét vuông", "xen ti mét vuông", "xăng ti mét vuông"], &["cm2", "square centimetre", "square centimetres", "square centimeter", "square centimeters"], SI).sdmx("CM2").ucum("cm2"),
    measured(Kind::Physical, "square_inch", ("m2", 16129, 25000000), "inch vuông", ["square inch", "square inches"], &[], &["sq in"], YARD_AND_POUND).ucum("[sin_i]"),
    measured(Kind::Physical, "square_foot", ("m2", 145161, 1562500), "foot vuông", ["square foot", "square feet"], &["feet vuông"], &["sq ft", "sqft", "ft2", "ft²"], YARD_AND_POUND).ucum("[sft_i]"),
    measured(Kind::Physical, "square_yard", ("m2", 1306449, 1562500), "yard vuông", ["square yard", "square yards"], &[], &["sq yd"], YARD_AND_POUND).ucum("[syd_i]"),
    measured(Kind::Physical, "acre", ("m2", 316160658, 78125), "mẫu Anh", ["acre", "acres"], &["acre"], &[], YARD_AND_POUND),
    measured(Kind::Physical, "square_mile", ("m2", 40468564224, 15625), "dặm vuông", ["square mile", "square miles"], &[], &["sq mi"], YARD_AND_POUND),
    // Volume.
    measured(Kind::Physical, "m3", ("m3", 1, 1), "m³", ["m³", "m³"], &["m3", "mét khối", "khối"], &["m3", "cubic metre", "cubic metres", "cubic meter", "cubic meters"], SI).sdmx("M3").ucum("m3"),
    measured(Kind::Physical, "km3", ("m3", 1000000000, 1), "km³", ["km³", "km³"], &["km3", "kilômét khối"], &["km3", "cubic kilometre", "cubic kilometres", "cubic kilometer", "cubic kilometers"], SI).sdmx("KM3").ucum("km3"),
    measured(Kind::Physical, "L", ("m3", 1, 1000), "lít", ["L", "L"], &[], &["litre", "litres", "liter", "liters", "l"], SI).sdmx("LT").ucum("L"),
    measured(Kind::Physical, "hL", ("m3", 1, 10), "hL", ["hL", "hL"], &["héc-tô-lít"], &["hectolitre", "hectolitres", "hectoliter", "hectoliters"], SI).ucum("hL"),
    measured(Kind::Physical, "mL", ("m3", 1, 1000000), "mL", ["mL", "mL"], &["mililít", "mi li lít"], &["ml", "millilitre", "millilitres", "milliliter", "milliliters"], SI).sdmx("ML").ucum("mL"),
    measured(Kind::Physical, "ML", ("m3", 1000, 1), "ML", ["ML", "ML"], &["megalít"], &["megalitre", "megalitres", "megaliter", "megaliters"], SI).sdmx("MLT").ucum("ML"),
    measured(Kind::Physical, "cm3", ("m3", 1, 1000000), "cm³", ["cm³", "cm³"], &["cm3", "xentimét khối", "xen ti mét khối", "xăng ti mét khối"], &["cm3", "cubic centimetre", "cubic centimetres", "cubic centimeter", "cubic centimeters"], SI).ucum("cm3"),
    measured(Kind::Physical, "cubic_inch", ("m3", 2048383, 125000000000), "inch khối", ["cubic inch", "cubic inches"], &[], &["cu in"], YARD_AND_POUND).ucum("[cin_i]"),
    measured(Kind::Physical, "cubic_foot", ("m3", 55306341, 1953125000), "foot khối", ["cubic foot", "cubic feet"], &["feet khối"], &["cu ft", "ft3", "ft³"], YARD_AND_POUND).ucum("[cft_i]"),
    measured(Kind::Physical, "cubic_yard", ("m3", 1493271207, 1953125000), "yard khối", ["cubic yard", "cubic yards"], &[], &["cu yd"], YARD_AND_POUND).ucum("[cyd_i]"),
    // Without a country, gallons and their parts are those of the United States.
    measured(Kind::Physical, "gallon", ("m3", 473176473, 125000000000), "ga-lông Mỹ", ["US gallon", "US gallons"], &["ga-lông", "galông", "gallon"], &["gallon", "gallons", "gal"], YARD_AND_POUND).ucum("[gal_us]"),
    measured(Kind::Physical, "imperial_gallon", ("m3", 454609, 100000000), "ga-lông Anh", ["imperial gallon", "imperial gallons"], &[], &["uk gallon", "uk gallons"], IMPERIAL).ucum("[gal_br]"),
    measured(Kind::Physical, "quart", ("m3", 473176473, 500000000000), "quart", ["US quart", "US quarts"], &[], &["quart", "quarts", "qt"], YARD_AND_POUND).ucum("[qt_us]"),
    measured(Kind::Physical, "pint", ("m3", 473176473, 1000000000000), "pint", ["US pint", "US pints"], &[], &["pint", "pints"], YARD_AND_POUND).ucum("[pt_us]"),
    measured(Kind::Physical, "cup", ("m3", 473176473, 2000000000000), "cup", ["US cup", "US cups"], &[], &["cup", "cups"], YARD_AND_POUND).sdmx("CUP_US").ucum("[cup_us]"),
    measured(Kind::Physical, "fluid_ounce", ("m3", 473176473, 16000000000000), "ounce chất lỏng", ["US fluid ounce", "US fluid ounces"], &[], &["fluid ounce", "fluid ounces", "fl oz", "fl. oz."], YARD_AND_POUND).ucum("[foz_us]"),
    measured(Kind::Physical, "tablespoon", ("m3", 473176473, 32000000000000), "thìa canh", ["tablespoon", "tablespoons"], &[], &["tbsp"], YARD_AND_POUND).ucum("[tbs_us]"),
    measured(Kind::Physical, "teaspoon", ("m3", 157725491, 32000000000000), "thìa cà phê", ["teaspoon", "teaspoons"], &[], &["tsp"], YARD_AND_POUND).ucum("[tsp_us]"),
    measured(Kind::Physical, "barrel", ("m3", 9936705933, 62500000000), "thùng dầu", ["barrel", "barrels"], &[], &["barrel of oil", "barrels of oil", "oil barrels", "bbl", "bbls"], YARD_AND_POUND).ucum("[bbl_us]"),
    // Energy and power.
    measured(Kind::Physical, "kWh", ("kWh", 1, 1), "kWh", ["kWh", "kWh"], &["kilôoát giờ", "ki lô oát giờ", "số điện"], &["kilowatt hour", "kilowatt hours", "kilowatt-hour", "kilowatt-hours"], SI).sdmx("KWH").ucum("kW.h"),
    measured(Kind::Physical, "MWh", ("kWh", 1000, 1), "MWh", ["MWh", "MWh"], &["megaoát giờ"], &["megawatt hour", "megawatt hours", "megawatt-hours"], SI).sdmx("MWH").ucum("MW.h"),
    measured(Kind::Physical, "GWh", ("kWh", 1000000, 1), "GWh", ["GWh", "GWh"], &["gigaoát giờ"], &["gigawatt hour", "gigawatt hours", "gigawatt-hours"], SI).sdmx("GWH").ucum("GW.h"),
    measured(Kind::Physical, "TWh", ("kWh", 1000000000, 1), "TWh", ["TWh", "TWh"], &[], &["terawatt hour", "terawatt hours", "terawatt-hours"], SI).sdmx("TWH").ucum("TW.h"),
    measured(Kind::Physical, "kcal", ("kcal", 1, 1), "kcal", ["kcal", "kcal"], &["kilôcalo", "ki lô calo"], &["kilocalorie", "kilocalories"], DECREE_86).sdmx("KCAL").ucum("kcal"),
    measured(Kind::Physical, "cal", ("kcal", 1, 1000), "calo", ["cal", "cal"], &[], &["calorie", "calories"], DECREE_86).ucum("cal"),
    measured(Kind::Physical, "J", ("kWh", 1, 3600000), "J", ["J", "J"], &["jun"], &["joule", "joules"], SI).ucum("J"),
    measured(Kind::Physical, "kJ", ("kWh", 1, 3600), "kJ", ["kJ", "kJ"], &["kilôjun"], &["kilojoule", "kilojoules"], SI).ucum("kJ"),
    measured(Kind::Physical, "MJ", ("kWh", 5, 18), "MJ", ["MJ", "MJ"], &["megajun"], &["megajoule", "megajoules"], SI).ucum("MJ"),
    measured(Kind::Physical, "GJ", ("kWh", 2500, 9), "GJ", ["GJ", "GJ"], &["gigajun"], &["gigajoule", "gigajoules"], SI).ucum("GJ"),
    measured(Kind::Physical, "TJ", ("kWh", 2500000, 9), "TJ", ["TJ", "TJ"], &["terajun"], &["terajoule", "terajoules"], SI).ucum("TJ"),
    measured(Kind::Physical, "W", ("kW", 1, 1000), "W", ["W", "W"], &["oát"], &["watt", "watts"], SI).sdmx("WATT").ucum("W"),
    measured(Kind::Physical, "kW", ("kW", 1, 1), "kW", ["kW", "kW"], &["kilôoát", "ki lô oát"], &["kilowatt", "kilowatts"], SI).sdmx("KW").ucum("kW"),
    measured(Kind::Physical, "MW", ("kW", 1000, 1), "MW", ["MW", "MW"], &["megaoát", "mê ga oát"], &["megawatt", "megawatts"], SI).sdmx("MW").ucum("MW"),
    measured(Kind::Physical, "GW", ("kW", 1000000, 1), "GW", ["GW", "GW"], &["gigaoát"], &["gigawatt", "gigawatts"], SI).sdmx("GW").ucum("GW"),
    measured(Kind::Physical, "toe", ("toe", 1, 1), "TOE", ["toe", "toe"], &["tấn dầu quy đổi", "tấn dầu tương đương"], &["tonne of oil equivalent", "tonnes of oil equivalent"], STATISTICS).sdmx("TOE"),
    measured(Kind::Physical, "CV", ("kW", 588399, 800000), "CV", ["metric horsepower", "metric horsepower"], &["mã lực"], &[], GRAVITY),
    measured(Kind::Physical, "kVA", ("kVA", 1, 1), "kVA", ["kVA", "kVA"], &[], &["kilovolt-ampere", "kilovolt-amperes"], SI).ucum("kV.A"),
    measured(Kind::Physical, "MVA", ("kVA", 1000, 1), "MVA", ["MVA", "MVA"], &[], &["megavolt-ampere", "megavolt-amperes"], SI).ucum("MV.A"),
    measured(Kind::Physical, "V", ("kV", 1, 1000), "V", ["V", "V"], &["vôn"], &["volt", "volts"], SI).ucum("V"),
    measured(Kind::Physical, "kV", ("kV", 1, 1), "kV", ["kV", "kV"], &["kilôvôn", "ki lô vôn"], &["kilovolt", "kilovolts"], SI).ucum("kV"),
    row(Kind::Physical, "Cel", "°C", ["°C", "°C"], &["độ c"], &["celsius", "degrees celsius", "degree celsius", "degrees c", "degree c", "degrees centigrade", "degree centigrade", "ºc"], SI).ucum("Cel"),
    row(Kind::Physical, "degF", "°F", ["°F", "°F"], &["độ f"], &["fahrenheit", "degrees fahrenheit", "degree fahrenheit", "degrees f", "degree f", "ºf"], NIST_811).ucum("[degF]"),
    row(Kind::Physical, "kelvin", "kelvin", ["kelvin", "kelvins"], &["độ k"], &[], SI).ucum("K"),
    row(Kind::Physical, "MWp", "MWp", ["MWp", "MWp"], &[], &["megawatt peak"], STATISTICS),
    row(Kind::Physical, "t_km", "tấn.km", ["tonne-km", "tonne-km"], &["tấn km", "tấn-km"], &["tonne-kilometres", "tonne-kilometers", "ton-km"], STATISTICS),
    row(Kind::Physical, "passenger_km", "hành khách.km", ["passenger-km", "passenger-km"], &["hk.km", "lượt khách.km", "lượt hk.km"], &["passenger-kilometres", "passenger-kilometers"], STATISTICS),
    // Time.
    measured(Kind::Duration, "century", ("month", 1200, 1), "thế kỷ", ["century", "centuries"], &[], &[], SI),
    measured(Kind::Duration, "decade", ("month", 120, 1), "thập kỷ", ["decade", "decades"], &["thập niên"], &[], SI),
    measured(Kind::Duration, "year", ("month", 12, 1), "năm", ["year", "years"], &[], &["annum", "yr", "yrs"], SI).sdmx("Y").ucum("a"),
    measured(Kind::Duration, "quarter", ("month", 3, 1), "quý", ["quarter", "quarters"], &[], &[], SI).sdmx("Q"),
    measured(Kind::Duration, "month", ("month", 1, 1), "tháng", ["month", "months"], &[], &["mo"], SI).sdmx("MO").ucum("mo"),
    measured(Kind::Duration, "week", ("second", 604800, 1), "tuần", ["week", "weeks"], &[], &["wk"], SI).sdmx("W").ucum("wk"),
    measured(Kind::Duration, "day", ("second", 86400, 1), "ngày", ["day", "days"], &["ngày đêm"], &[], SI).sdmx("D").ucum("d"),
    measured(Kind::Duration, "hour", ("second", 3600, 1), "giờ", ["hour", "hours"], &["tiếng"], &["h", "hr", "hrs"], SI).sdmx("H").ucum("h"),
    measured(Kind::Duration, "minute", ("second", 60, 1), "phút", ["minute", "minutes"], &[], &["min", "mins"], SI).sdmx("MIN").ucum("min"),
    measured(Kind::Duration, "second", ("second", 1, 1), "giây", ["second", "seconds"], &[], &["s", "sec", "secs"], SI).sdmx("S").ucum("s"),
    measured(Kind::Duration, "millisecond", ("second", 1, 1000), "mili giây", ["millisecond", "milliseconds"], &["mi li giây"], &["ms"], SI).ucum("ms"),
    // Counted things.
    count("person", "người", ["person", "people"], &["nhân khẩu", "khẩu", "dân", "người dân", "đầu người", "cư dân"], &["persons", "capita", "inhabitant", "inhabitants", "head", "resident", "residents", "population"]).sdmx("PS"),
    count("household", "hộ", ["household", "households"], &["hộ gia đình", "hộ dân"], &["hh"]).sdmx("HH"),
    count("visit", "lượt", ["visit", "visits"], &["lượt khách", "lượt người", "lượt khách du lịch", "lượt du khách", "lượt khách quốc tế", "lượt khách nội địa"], &["visitor arrivals", "arrivals", "visitor", "visitors", "tourist arrivals"]).sdmx("VST"),
    count("tourist", "khách du lịch", ["tourist", "tourists"], &["du khách", "khách", "khách quốc tế", "khách nội địa"], &[]),
    count("passenger", "hành khách", ["passenger", "passengers"], &["lượt hành khách", "hk", "lượt hk"], &[]),
    count("trip", "chuyến", ["trip", "trips"], &["lượt xe"], &[]),
    count("cent", "xu", ["cent", "cents"], &["xen"], &["c", "¢", "penny", "pennies", "pence", "sen"]),
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
    count("province", "tỉnh", ["province", "provinces"], &["tỉnh thành", "tỉnh, thành phố", "tỉnh thành phố", "tỉnh, thành"], &[]),
    count("locality", "địa phương", ["locality", "localities"], &[], &[]),
    count("city", "thành phố", ["city", "cities"], &[], &[]),
    count("district", "huyện", ["district", "districts"], &["huyện và thành phố", "huyện, thành phố", "huyện, thị xã", "quận", "huyện thành phố", "đơn vị cấp huyện", "huyện, thành, thị", "huyện, thành phố, thị xã", "huyện, thị xã, thành phố"], &[]),
    count("commune", "xã", ["commune", "communes"], &["xã ntm", "xã, phường", "xã, phường, thị trấn", "xã, thị trấn", "phường, xã"], &[]),
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
    count("product", "sản phẩm", ["product", "products"], &["sản phẩm ocop"], &[]),
    count("house", "căn nhà", ["house", "houses"], &["căn", "nhà", "nhà ở", "căn nhà ở", "nhà ở xã hội", "căn nhà ở xã hội"], &["dwelling", "dwellings", "home", "homes"]),
    count("apartment", "căn hộ", ["apartment", "apartments"], &[], &["flat", "flats"]),
    count("school", "trường", ["school", "schools"], &["trường học"], &[]),
    count("classroom", "phòng học", ["classroom", "classrooms"], &[], &[]),
    count("room", "phòng", ["room", "rooms"], &["buồng"], &[]),
    count("hospital", "bệnh viện", ["hospital", "hospitals"], &[], &[]),
    count("vehicle", "xe", ["vehicle", "vehicles"], &["phương tiện", "ô tô"], &["car", "cars"]),
    count("ship", "tàu", ["ship", "ships"], &["tàu cá"], &["boat", "boats", "vessel", "vessels"]),
    count("animal", "con", ["animal", "animals"], &["đầu con"], &["head of cattle", "head of livestock"]),
    count("crop_season", "vụ mùa", ["crop season", "crop seasons"], &["vụ gieo trồng"], &["cropping season", "cropping seasons"]),
    count("tree", "cây", ["tree", "trees"], &["cây xanh"], &[]),
    count("piece", "cái", ["piece", "pieces"], &["chiếc"], &["item", "items"]),
    count("place", "bậc", ["place", "places"], &[], &[]),
    count("set", "bộ sản phẩm", ["set", "sets"], &[], &[]),
    count("teu", "TEU", ["TEU", "TEU"], &[], &["teus"]),
    count("container", "container", ["container", "containers"], &["công-ten-nơ"], &[]),
    count("visitor_day", "ngày khách", ["visitor day", "visitor days"], &[], &["guest night", "guest nights"]),
    count("age", "tuổi", ["year of age", "years of age"], &[], &["years old", "year old"]),
];
