using HealthAssess.Domain;
using HealthAssess.Web.Texts;
using MediatR;
using Microsoft.AspNetCore.Components;

namespace HealthAssess.Web.Parts;

/// <summary>A page that asks use cases and shows, in the user's words, why one said no.</summary>
public abstract class UseCasePage : ComponentBase
{
    [Inject] private IMediator Mediator { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Say Words { get; set; } = default!;

    [CascadingParameter] public required HttpContext Http { get; set; }

    protected Errors Errors { get; } = new();

    protected Posted Posted => posted ??= Posted.Of(Http);

    private Posted? posted;

    protected CancellationToken Gone => Http.RequestAborted;

    /// <summary>The use case's answer; when it refuses, the page shows why and everything that was typed stays.</summary>
    protected async Task<Outcome<T>> Ask<T>(IRequest<Outcome<T>> request)
    {
        var outcome = await Mediator.Send(request, Gone);
        foreach (var refusal in outcome.Refusals)
        {
            Answer(refusal);
        }

        return outcome;
    }

    /// <summary>Goes to another page after something was done, so that a reload does not do it twice.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);

    /// <summary>Adds what is wrong with a field, by the key of the sentence.</summary>
    protected void Wrong(string field, string key) => Errors.Add(field, Words[key]);

    /// <summary>True, and said beside each field, when a date among them cannot be read.</summary>
    protected bool Unreadable(IEnumerable<string> dates)
    {
        foreach (var field in dates.Where(Posted.Unreadable))
        {
            Wrong(field, "form.date.unreadable");
        }

        return Errors.Any;
    }

    /// <summary>True, and said beside the field, when a date lacks the month of its day or the year of its month.</summary>
    protected bool Broken(string date)
    {
        var broken = Posted.Broken(date);
        if (broken && Errors.For(date) is null)
        {
            Wrong(date, "details.birth-date.part");
        }

        return broken;
    }

    private void Answer(Refusal refusal)
    {
        switch (refusal)
        {
            case { Kind: RefusalKind.NotFound }:
                Navigation.NotFound();
                break;
            case { Kind: RefusalKind.Login }:
                Go("/sign-in");
                break;
            case { Key: "choose-point-of-entry" }:
                Go("/point-of-entry");
                break;
            default:
                Errors.Add([refusal], Words);
                Http.Response.StatusCode = refusal.Kind == RefusalKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;
                break;
        }
    }
}
