namespace HealthAssess.Storage.Certificates;

/// <summary>Issues anew what ends before an instant though its dose protects for longer; answers how many got none, or null while another run is under way.</summary>
/// <param name="before">The instant.</param>
/// <param name="cancellation">Ends it between two transactions.</param>
public delegate Task<int?> ReissueEnding(DateTimeOffset before, CancellationToken cancellation);
