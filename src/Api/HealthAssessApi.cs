using System.Reflection;
using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Access.OAuth;
using HealthAssess.Api.Administration.Demo;
using HealthAssess.Api.Administration.Import;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Certificates.Letters;
using HealthAssess.Api.Certificates.Reissue;
using HealthAssess.Api.Fhir;
using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Lists;
using HealthAssess.Api.Notices;
using HealthAssess.Api.Pipeline;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Requirements;
using HealthAssess.Api.Travellers;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.Outbox;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HealthAssess.Api;

/// <summary>The public surface of this library: what a host adds, uses and maps. The only file that knows MediatR's version.</summary>
public static class HealthAssessApi
{
    private static readonly Type[] Types = typeof(HealthAssessApi).Assembly.GetTypes();

    /// <summary>Handlers, validators and the pipeline, in its order.</summary>
    public static IServiceCollection AddHealthAssessApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<CurrentCaller>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentCaller>().Value);
        services.AddExceptionHandler<UnexpectedErrors>();
        services.AddSingleton<UnexpectedErrors>();
        services.AddSingleton<TokenKey>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<RequestLimits>();
        services.Configure<KestrelServerOptions>(AddressLimit.Read);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null);

        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuditRefusal<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthoriseRequest<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidateRequest<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(CommitCommand<,>));
        services.AddScoped<Alongside>();
        services.AddScoped<Committed>();
        AddHandlers(services);
        AddCollaborators(services);
        foreach (var rule in WriteRules.All)
        {
            services.AddSingleton(rule);
        }

        AssemblyScanner.FindValidatorsInAssembly(typeof(HealthAssessApi).Assembly, includeInternalTypes: true)
            .ForEach(found => services.AddSingleton(found.InterfaceType, found.ValidatorType));
        return services;
    }

    /// <summary>Errors in words, the body limit, the caller and how much they may ask. After authentication, before the endpoints.</summary>
    public static IApplicationBuilder UseHealthAssessApi(this IApplicationBuilder app) =>
        app.UseMiddleware<AddressLimit>().UseMiddleware<BodyLimit>().UseMiddleware<ReadCaller>().UseMiddleware<OwnPagesOnly>().UseMiddleware<LimitRequests>();

    /// <summary>Every route of every use case and FHIR interaction.</summary>
    public static IEndpointRouteBuilder MapHealthAssessApi(this IEndpointRouteBuilder routes)
    {
        foreach (var endpoint in Types.Where(type => type.IsClass && typeof(IEndpoint).IsAssignableFrom(type)))
        {
            endpoint.GetMethod(nameof(IEndpoint.Map), BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [routes]);
        }

        return routes;
    }

    private static void AddCollaborators(IServiceCollection services)
    {
        services.AddSingleton<SignedTokens>();
        services.AddSingleton<ClientKeys>();
        services.AddScoped<TravellerDoor>();
        services.AddHttpClient(ClientKeys.Http, client => client.Timeout = TimeSpan.FromSeconds(5)).ConfigurePrimaryHttpMessageHandler(provider =>
            OutboundGuard.Handler(provider.GetService<IConfiguration>()?.GetValue("Outbound:AllowPrivate", false) ?? false));
        foreach (var check in TokenChecks.InOrder)
        {
            services.AddScoped(check);
        }

        services.AddScoped<HerePointOfEntry>();
        services.AddScoped<TravellerResources>();
        services.AddScoped<TravellerForecasts>();
        services.AddScoped<DoseObjections>();
        services.AddScoped<DosesOfDay>();
        services.AddScoped<CallerReference>();
        services.AddScoped<WaitingNotice>();
        services.AddScoped<AssessmentBackground>();
        services.AddScoped<StoredAssessment>();
        services.AddScoped<AmendmentRecords>();
        services.AddScoped<ProtocolLibrary>();
        services.AddScoped<SwitchedPlaces>();
        services.AddSingleton<StockList>();
        services.AddScoped<DocumentReader>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<CardLinks>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<ImportedTrust>();
        services.AddSingleton<OwnTrust>();
        services.AddScoped<RequirementLibrary>();
        services.AddScoped<Proposing>();
        services.AddScoped<Deciding>();
        services.AddSingleton<IssuedCertificates>();
        services.AddSingleton<KeyRows>();
        services.AddSingleton<KeyMaking>();
        services.AddSingleton<Reissues>();
        services.AddScoped<ReissueReading>();
        services.AddScoped<CertificateConsents>();
        services.AddScoped<LetterGrounds>();
        services.AddSingleton<ReissueRun>();
        services.AddSingleton<ReissueRounds>();
        services.AddSingleton<ReissueEnding>(provider => provider.GetRequiredService<ReissueRun>().Scheduled);
        services.AddScoped<ConditionalReferences>();
        services.AddScoped<KnownTravellers>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddScoped<LoadedTerminology>();
        services.AddScoped<Expander>();
        services.AddScoped<CodeModifiers>();
        services.AddScoped<ValueSets>();
        services.AddScoped<CodeSystems>();
        services.AddScoped<LoadedDefinitions>();
        services.AddScoped<TrialWrite>();
        services.AddScoped<OpenExports>();
        services.AddScoped<RunEntry>();
        services.AddScoped<ProcessBundle>();
        services.AddSingleton<ImportRun>();
        services.AddSingleton<DemoWorld>();
        services.AddSingleton<DemoSwitch>();
    }

    private static void AddHandlers(IServiceCollection services)
    {
        var handlers =
            from type in Types
            where type is { IsClass: true, IsAbstract: false }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
            select (contract, type);
        foreach (var (contract, type) in handlers)
        {
            services.AddScoped(contract, type);
        }
    }
}
