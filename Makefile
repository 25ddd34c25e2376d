.PHONY: run test bench conformance check build prepare scripts

run: ; @build/run
test: ; @build/test Scripts Unit Integration Browser
conformance: ; @build/test Conformance
bench: ; @build/bench $(ONLY)
check: ; @build/check
build: ; @build/prepare && dotnet build -v q -clp:NoSummary
