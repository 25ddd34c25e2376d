using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Storage.Administration;

/// <summary>
/// Identity and administration: accounts, grants, Points of Entry, recipients, agreements and feeds. Everything clinical
/// is in <c>ResourceStore</c>. A handler tracks its changes here; CommitCommand saves them in the transaction of the resources.
/// </summary>
public sealed class HealthDb : IdentityUserContext<Account, Guid>
{
    /// <summary>Made by the scope that needs it.</summary>
    public HealthDb(DbContextOptions<HealthDb> options, HealthDbUse use)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(use);
        use.Database = this;
    }

    /// <summary>Who may do what, where, and until when.</summary>
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>Whom accounts belong to.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Other systems that may ask for tokens.</summary>
    public DbSet<SystemClient> SystemClients => Set<SystemClient>();

    /// <summary>Records that were opened in an emergency.</summary>
    public DbSet<EmergencyOpening> EmergencyOpenings => Set<EmergencyOpening>();

    /// <summary>What may not be destroyed.</summary>
    public DbSet<LegalHold> LegalHolds => Set<LegalHold>();

    /// <summary>Which trainings are on record.</summary>
    public DbSet<Training> Trainings => Set<Training>();

    /// <summary>The Points of Entry of this installation; the Location resource says the rest.</summary>
    public DbSet<PointOfEntryRow> PointsOfEntry => Set<PointOfEntryRow>();

    /// <summary>Who is sent reports.</summary>
    public DbSet<Recipient> Recipients => Set<Recipient>();

    /// <summary>The legal basis of what they are sent.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <summary>Standing subscriptions under an agreement.</summary>
    public DbSet<FeedRow> Feeds => Set<FeedRow>();

    /// <summary>The part of the outbox that an operator may change: state and next try.</summary>
    public DbSet<DeliveryRecord> Deliveries => Set<DeliveryRecord>();

    /// <summary>The circuit breakers of recipients that failed lately.</summary>
    public DbSet<RecipientCircuit> Circuits => Set<RecipientCircuit>();

    /// <summary>Protocols that were added to those of the product.</summary>
    public DbSet<ProtocolPackRow> ProtocolPacks => Set<ProtocolPackRow>();

    /// <summary>Which protocol holds where, from when.</summary>
    public DbSet<ProtocolActivationRow> ProtocolActivations => Set<ProtocolActivationRow>();

    /// <summary>Lists of others that somebody wants in force.</summary>
    public DbSet<ListProposalRow> ListProposals => Set<ListProposalRow>();

    /// <summary>What became of them.</summary>
    public DbSet<ListDecisionRow> ListDecisions => Set<ListDecisionRow>();

    /// <summary>Exports over the FHIR API that are not over.</summary>
    public DbSet<BulkExport> BulkExports => Set<BulkExport>();

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        optionsBuilder.AddInterceptors(RefuseWaiting.Only);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("account");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("account_passkey").HasKey(one => one.CredentialId);
            passkey.OwnsOne(one => one.Data, data => data.ToJson("data"));
        });
        builder.Entity<Grant>().ToTable("account_grant");
        builder.Entity<Organisation>().ToTable("organisation").Property(one => one.Kind).HasConversion<string>();
        builder.Entity<Training>().ToTable("account_training");
        builder.Entity<SystemClient>().ToTable("system_client");
        builder.Entity<EmergencyOpening>().ToTable("emergency_opening");
        builder.Entity<LegalHold>().ToTable("legal_hold");
        builder.Entity<PointOfEntryRow>().ToTable("point_of_entry");
        builder.Entity<Recipient>().ToTable("recipient");
        builder.Entity<Agreement>().ToTable("agreement");
        builder.Entity<FeedRow>().ToTable("feed");
        builder.Entity<DeliveryRecord>().ToTable("outbox");
        builder.Entity<RecipientCircuit>().ToTable("recipient_circuit").HasKey(circuit => circuit.Recipient);
        builder.Entity<ProtocolPackRow>().ToTable("protocol_pack").HasKey(pack => new { pack.Id, pack.Version });
        builder.Entity<ProtocolActivationRow>().ToTable("protocol_activation");
        builder.Entity<ListProposalRow>().ToTable("list_proposal");
        builder.Entity<ListDecisionRow>().ToTable("list_decision").HasKey(decision => decision.Proposal);
        builder.Entity<BulkExport>().ToTable("bulk_export");
        Order(builder);
        SnakeCase.Columns(builder);
    }

    /// <summary>The foreign keys, so that rows saved together are written in an order that they allow.</summary>
    private static void Order(ModelBuilder builder)
    {
        builder.Entity<Account>().HasOne<Organisation>().WithMany().HasForeignKey(account => account.Organisation);
        builder.Entity<SystemClient>().HasOne<Organisation>().WithMany().HasForeignKey(client => client.Organisation);
        builder.Entity<SystemClient>().HasOne<Agreement>().WithMany().HasForeignKey(client => client.Agreement);
        builder.Entity<Training>().HasOne<Account>().WithMany().HasForeignKey(training => training.Account);
        builder.Entity<Grant>().HasOne<Account>().WithMany().HasForeignKey(grant => grant.Account);
        builder.Entity<Agreement>().HasOne<Recipient>().WithMany().HasForeignKey(agreement => agreement.Recipient);
        builder.Entity<FeedRow>().HasOne<Recipient>().WithMany().HasForeignKey(feed => feed.Recipient);
        builder.Entity<FeedRow>().HasOne<Agreement>().WithMany().HasForeignKey(feed => feed.Agreement);
        builder.Entity<FeedRow>().HasOne<PointOfEntryRow>().WithMany().HasForeignKey(feed => feed.PointOfEntry);
    }
}
