using System.Collections.Frozen;
using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>The UCUM codes that health records use, each with its definition; <c>*</c> marks those that take metric prefixes.</summary>
/// <remarks>Facts of the Unified Code for Units of Measure, version 2.1, tables 2 to 20.</remarks>
internal static class UnitDefinitions
{
    private const string Table = """
        10* 10 1;10^ 10 1;[pi] 3.1415926535897932384626433833 1;% 1 10*-2;[ppth] 1 10*-3;[ppm] 1 10*-6;[ppb] 1 10*-9;[pptr] 1 10*-12
        mol* 6.0221367 10*23;sr* 1 rad2;Hz* 1 s-1;N* 1 kg.m/s2;Pa* 1 N/m2;J* 1 N.m;W* 1 J/s;A* 1 C/s;V* 1 J/C;F* 1 C/V;Ohm* 1 V/A;S* 1 Ohm-1
        Wb* 1 V.s;T* 1 Wb/m2;H* 1 Wb/A;lm* 1 cd.sr;lx* 1 lm/m2;Bq* 1 s-1;Gy* 1 J/kg;Sv* 1 J/kg;kat* 1 mol/s;U* 1 umol/min
        L* 1 dm3;l* 1 dm3;ar* 100 m2;t* 1000 kg;bar* 100000 Pa;u* 1.6605402 10*-24.g;eV* 1.60217733 10*-19.J;deg 2 [pi].rad/360;' 1 deg/60;'' 1 '/60;gon 0.9 deg
        min 60 s;h 60 min;d 24 h;wk 7 d;a 365.25 d;a_j 365.25 d;a_g 365.2425 d;mo 30.4375 d;mo_j 30.4375 d
        [in_i] 2.54 cm;[ft_i] 12 [in_i];[yd_i] 3 [ft_i];[mi_i] 5280 [ft_i];[nmi_i] 1852 m;[kn_i] 1 [nmi_i]/h;[sin_i] 1 [in_i]2;[sft_i] 1 [ft_i]2;[cin_i] 1 [in_i]3
        [gr] 64.79891 mg;[lb_av] 7000 [gr];[oz_av] 437.5 [gr];[dr_av] 27.34375 [gr];[stone_av] 14 [lb_av];[ston_av] 2000 [lb_av];[lb_tr] 5760 [gr];[oz_tr] 480 [gr]
        [gal_us] 231 [in_i]3;[qt_us] 0.25 [gal_us];[pt_us] 0.5 [qt_us];[cup_us] 16 [tbs_us];[foz_us] 0.03125 [qt_us];[tbs_us] 0.5 [foz_us];[tsp_us] 1 [tbs_us]/3
        [gal_br] 4.54609 l;[pt_br] 0.125 [gal_br];[foz_br] 0.05 [pt_br];[cup_m] 240 mL;[tbs_m] 15 mL;[tsp_m] 5 mL;[drp] 0.05 mL
        cal* 4.184 J;cal_th* 4.184 J;[Cal] 1 kcal_th;m[Hg]* 133.3220 kPa;m[H2O]* 9.80665 kPa;atm 101325 Pa;[psi] 1 [lbf_av]/[in_i]2;[lbf_av] 1 [lb_av].[g];[g]* 9.80665 m/s2;dyn* 1 g.cm/s2;P* 1 dyn.s/cm2
        eq* 1 mol;osm* 1 mol;g% 1 g/dL;[mesh_i] 1 /[in_i];[Ch] 1 mm/[pi];[diop] 1 /m;[bsa] 1.73 m2;[car_m] 0.2 g;[pH] 0 ~;Cel 0 ~;[degF] 0 ~;[degRe] 0 ~;bit 1 1;By* 8 bit;bit_s 0 ~
        Ci* 3.7 10*10.Bq;R* 2.58 10*-4.C/kg;RAD* 1 10*-2.Gy;REM* 1 RAD;G* 1 10*-4.T;Mx* 1 10*-8.Wb;Oe* 250 /[pi].A/m;st* 1 m3;b* 100 fm2;[c]* 299792458 m/s;[e]* 1.60217733 10*-19.C
        """;

    private static readonly FrozenDictionary<string, (decimal Factor, string Unit, bool Metric)> Entries = Read();

    /// <summary>The base units, and the arbitrary ones that convert to nothing.</summary>
    public static FrozenSet<string> Bases { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "m", "s", "g", "rad", "K", "C", "cd",
        "[iU]", "[IU]", "[arb'U]", "[USP'U]", "[CFU]", "[PFU]", "[FFU]", "[CCID_50]", "[TCID_50]", "[EID_50]", "[ELU]", "[EU]", "[Amb'a'1'U]", "[AU]", "[BAU]",
        "[GPL'U]", "[MPL'U]", "[APL'U]", "[bdsk'U]", "[D'ag'U]", "[hnsf'U]", "[kn'U]", "[ka'U]", "[knk'U]", "[mclg'U]", "[tb'U]", "[todd'U]", "[dye'U]", "[smgy'U]", "[beth'U]", "[LPF]", "[HPF]", "[S]");

    public static FrozenDictionary<string, Ratio> Prefixes { get; } = new Dictionary<string, Ratio>
    {
        ["Y"] = Ten(24),
        ["Z"] = Ten(21),
        ["E"] = Ten(18),
        ["P"] = Ten(15),
        ["T"] = Ten(12),
        ["G"] = Ten(9),
        ["M"] = Ten(6),
        ["k"] = Ten(3),
        ["h"] = Ten(2),
        ["da"] = Ten(1),
        ["d"] = Ten(-1),
        ["c"] = Ten(-2),
        ["m"] = Ten(-3),
        ["u"] = Ten(-6),
        ["n"] = Ten(-9),
        ["p"] = Ten(-12),
        ["f"] = Ten(-15),
        ["a"] = Ten(-18),
        ["z"] = Ten(-21),
        ["y"] = Ten(-24),
        ["Ki"] = Ratio.Of(1024),
        ["Mi"] = Ratio.Of(1024).Power(2),
        ["Gi"] = Ratio.Of(1024).Power(3),
        ["Ti"] = Ratio.Of(1024).Power(4),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static (decimal Factor, string Unit)? Find(string symbol) =>
        Entries.TryGetValue(symbol, out var entry) && entry.Unit != "~" ? (entry.Factor, entry.Unit) : null;

    public static bool IsMetric(string symbol) =>
        Entries.TryGetValue(symbol, out var entry) ? entry.Metric : symbol is "m" or "s" or "g" or "rad" or "K" or "C" or "cd" or "[iU]" or "[IU]";

    private static Ratio Ten(int exponent) => Ratio.Of(10).Power(exponent);

    private static FrozenDictionary<string, (decimal Factor, string Unit, bool Metric)> Read() =>
        Table.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Trim().Split(' ', 3))
            .ToFrozenDictionary(
                fields => fields[0].Length > 1 && fields[0].EndsWith('*') && fields[0] != "10*" ? fields[0][..^1] : fields[0],
                fields => (decimal.Parse(fields[1], CultureInfo.InvariantCulture), fields[2], fields[0].Length > 1 && fields[0].EndsWith('*') && fields[0] != "10*"),
                StringComparer.Ordinal);
}
