using HealthAssess.Api.Registration;
using HealthAssess.Domain.Registration;
using HealthAssess.Web.Parts;

namespace HealthAssess.Web.Field;

/// <summary>Saving a new traveller: first those who may be the same person are shown, then the person who looked decides.</summary>
public abstract class RegistrationPage : UseCasePage
{
    /// <summary>Who may be the same person; empty until somebody was found.</summary>
    protected IReadOnlyList<LikelyDuplicate> Likely { get; private set; } = [];

    protected async Task Register(RegisterTraveller traveller, TravelDocument? document)
    {
        if (Broken("birthDate") || !Posted.Has("new") && await AnyoneLike(traveller, document))
        {
            return;
        }

        if (await Ask(traveller) is { Ok: true } saved)
        {
            Go($"/travellers/{saved.Value.Id}");
        }
    }

    private async Task<bool> AnyoneLike(RegisterTraveller traveller, TravelDocument? document)
    {
        string[] names = [.. new[] { $"{traveller.Given} {traveller.Family}".Trim(), traveller.Alias }.OfType<string>().Where(name => name.Length > 0)];
        var search = new FindDuplicates(names, traveller.BirthDate, traveller.BirthDateEstimated, traveller.Sex, document?.Number, document?.Country);
        Likely = await Ask(search) is { Ok: true } found ? found.Value : [];
        return Likely.Count > 0 || Errors.Any;
    }
}
