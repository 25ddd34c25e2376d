namespace HealthAssess.Api.Lists;

/// <summary>A proposed list as whoever decides on it has it before them, without its content.</summary>
/// <param name="Id">Id of the proposal.</param>
/// <param name="Kind">What kind of list.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="BasedOn">The list in force that it was compared with.</param>
/// <param name="Proposed">When.</param>
/// <param name="ProposedBy">By which account.</param>
/// <param name="Decided">True when somebody decided already.</param>
internal sealed record ProposalToDecide(Guid Id, string Kind, byte[] Sha256, Guid? BasedOn, DateTimeOffset Proposed, Guid ProposedBy, bool Decided);
