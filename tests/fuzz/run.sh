#!/bin/sh
# Runs every target, or those that are named, for SECONDS_EACH seconds, and notes how many inputs each was given.
set -eu
cd "$(dirname "$0")/../.."
tools=$PWD/target/tools
if [ ! -x "$tools/bin/cargo-fuzz" ]; then
	cargo install --quiet cargo-fuzz --version 0.13.2 --locked --root "$tools"
fi
export PATH="$tools/bin:$PATH"
seconds=${SECONDS_EACH:-30}
targets=${*:-$(sed -n 's/^name = "\([a-z]*\)"$/\1/p' tests/fuzz/Cargo.toml)}
cargo test --quiet --package attain-tests --test fuzz_regressions -- --ignored write_the_corpus > /dev/null
# The sanitizers of a stable compiler are there, behind a flag.
export RUSTC_BOOTSTRAP=1
fuzz() { cargo fuzz "$@" --fuzz-dir tests/fuzz --target-dir target/fuzz/build; }
if [ $# = 0 ]; then fuzz build; else for target; do fuzz build "$target"; done; fi
mkdir -p target/fuzz/logs target/trust
counts=
for target in $targets; do
	corpus=target/fuzz/corpus/$target found=target/fuzz/found/$target log=target/fuzz/logs/$target
	mkdir -p "$corpus" "$found"
	# An input that takes 10 s or 2 GB is a finding too.
	if ! target/fuzz/build/*/release/"$target" "$corpus" -max_total_time="$seconds" -max_len=8192 -timeout=10 \
		-rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$found/" > "$log" 2>&1; then
		grep -a -A 3 'panicked at\|ERROR: \|SUMMARY: ' "$log" | head -20
		echo "$target: kept in $found; the whole log is $log; once mended, move it to tests/fuzz/findings/$target" >&2
		exit 1
	fi
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
	echo "$target: $runs inputs in $seconds s"
	counts="$counts${counts:+,
}    \"$target\": $runs"
done
cat > target/trust/fuzz.json <<JSON
{
  "what": "inputs given to each target by libFuzzer, none of which it failed on, $seconds s each",
  "command": "make fuzz SECONDS_EACH=$seconds",
  "counts": {
$counts
  }
}
JSON
