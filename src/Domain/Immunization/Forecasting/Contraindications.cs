using HealthAssess.Immunization.Histories;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>What forbids an antigen or some of its vaccines (CDSi 7.3).</summary>
internal static class Contraindications
{
    /// <summary>True when the whole antigen is contraindicated.</summary>
    public static bool ForbidAntigen(Patient patient, Antigen antigen)
    {
        foreach (var contraindication in patient.HasObservations ? antigen.Contraindications : [])
        {
            if (contraindication.Vaccines.Length == 0 && Applies(patient, contraindication))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Vaccine types that are contraindicated.</summary>
    public static int[] ForbiddenVaccines(Patient patient, Antigen antigen)
    {
        List<int>? forbidden = null;
        foreach (var contraindication in patient.HasObservations ? antigen.Contraindications : [])
        {
            if (contraindication.Vaccines.Length > 0 && Applies(patient, contraindication))
            {
                (forbidden ??= []).AddRange(contraindication.Vaccines.Where(vaccine => vaccine.FitsAge(patient.Birth, patient.Today)).Select(vaccine => vaccine.Cvx));
            }
        }

        return forbidden?.ToArray() ?? [];
    }

    /// <summary>Table 7-7: a series none of whose preferable vaccines may be given is contraindicated.</summary>
    public static bool ForbidAll(SeriesDose target, int[] forbidden) =>
        forbidden.Length > 0 && target.Preferable.Length > 0 && Array.TrueForAll(target.Preferable, vaccine => Array.IndexOf(forbidden, vaccine.Cvx) >= 0);

    /// <summary>What forbids giving one vaccine of an antigen today.</summary>
    public static IEnumerable<Contraindication> Against(Patient patient, Antigen antigen, int cvx) => antigen.Contraindications.Where(one =>
        Applies(patient, one) && (one.Vaccines.Length == 0 || Array.Exists(one.Vaccines, vaccine => vaccine.Cvx == cvx && vaccine.FitsAge(patient.Birth, patient.Today))));

    private static bool Applies(Patient patient, Contraindication contraindication) =>
        patient.Has(contraindication.Code) && contraindication.FitsAge(patient.Birth, patient.Today);
}
