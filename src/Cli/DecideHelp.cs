using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary><c>healthassess decide --help</c>, and of one protocol with <c>--protocol</c>: what a line holds, with one that can be run as it stands.</summary>
internal static class DecideHelp
{
    private const string Usage = """
        usage: healthassess decide --protocol ID[@version] --in cases.jsonl [--out decisions.jsonl] [--language en]
        One JSON object a line in, one a line out in the same order; "id" comes back as it was given. A line that cannot be answered comes back with "error". Exit 0: all answered, 1: some not, 2: usage.
        """;

    private const string Requirements = """

        requirements: what each country of a trip asks at entry, and how the traveller stands. A line:
          {"id":"1","asOf":"2026-06-15","patient":{"birthDate":"1994-03-01"},"parameters":{"yf.rule":"FROM_RISK","yf.minAgeMonths":9,"yf.transitHours":12},"answers":{"destination":"NPL","arrival":"2026-06-15"},"history":{"visits":[{"area":"UGA","arrived":"2026-06-01","left":"2026-06-14"},{"area":"ETH","left":"2026-06-15","transitHours":5}],"doses":[{"vaccine":"yellow-fever","date":"2026-06-05"}]}}
          asOf                  the day, YYYY-MM-DD; of an instant with an offset the day as written counts
          answers.destination   country (ISO 3166-1), with answers.arrival (else asOf), answers.pilgrimage, answers.urgent, answers.disease (1D47, 1C81, 1C1C)
          answers.itinerary     instead: the stops of a whole trip in order, each like a visit; every stop is asked
          history.visits        where the traveller was before, in order: area, arrived, left, resident, transit, transitHours
          history.doses         vaccine (yellow-fever, ipv, bopv, topv, hexavalent, menacwy, a CVX or product code), date, approved, conjugate
          history.letters       contraindication letters: disease, from, until
          parameters            the rule of the destination in the place of the one on record; without them the rules on record count:
            yf.rule (NONE, ALL, FROM_RISK), yf.minAgeMonths, yf.transitHours, yf.lookbackDays, yf.riskCountries, yf.exceptions,
            polio.states, polio.compulsory, polio.entry, polio.stayDays, polio.minDays, polio.maxMonths,
            men.minAgeMonths, men.minDays, men.conjugateMonths, men.polysaccharideMonths
        Answer: {id, disposition, rules, explanation, unknown, requirements: [{country, disease, outcome, rule, reason, on, dose, from, until, vaccinate, observeUntil, source, demo}], version}
          disposition   CLEAR, CLEAR_ADVICE, CERT_EXEMPT, MONITOR(n d), VACCINATE_OFFER, INSUFFICIENT_DATA
          outcome       notRequired, met, exempt, recommended, waiting, notMet, unknown
        """;

    public static string Of(string? protocol) => protocol switch
    {
        DecideRequirements.Protocol => Usage + Requirements,
        null => Usage + $"\nProtocols: {string.Join(", ", ProtocolCatalogue.All.Select(one => one.Id).Append(DecideRequirements.Protocol))}; --protocol ID --help says what a line of it holds.",
        _ => Usage + $"\nA line: {{\"id\":\"1\",\"asOf\":\"2026-06-15\",\"answers\":{{linkId: value}},\"patient\":{{\"birthDate\":\"1994-03-01\"}},\"parameters\":{{}},\"history\":{{}}}}; linkIds, units and parameters stand in docs/protocols/{protocol}.md.",
    };
}
