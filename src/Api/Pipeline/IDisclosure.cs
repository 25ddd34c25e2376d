namespace HealthAssess.Api.Pipeline;

/// <summary>An answer that shows personal data. It is audited before it leaves (PR-14), by the persons it names.</summary>
public interface IDisclosure
{
    /// <summary>The travellers whose data the answer holds.</summary>
    IReadOnlyCollection<Guid> Persons { get; }
}
