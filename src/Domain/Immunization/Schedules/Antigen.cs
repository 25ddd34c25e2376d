namespace HealthAssess.Immunization.Schedules;

/// <summary>Everything a schedule says of one antigen.</summary>
internal sealed record Antigen
{
    public string Name { get; init; } = "";

    /// <summary>Version of this antigen's data: they differ inside one release.</summary>
    public string Version { get; init; } = "";

    public Immunity Immunity { get; init; } = new();

    public Contraindication[] Contraindications { get; init; } = [];

    public AntigenSeries[] Series { get; init; } = [];
}
