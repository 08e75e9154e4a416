using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Agents;
using Parley.Dialogue;
using Parley.Handoff;
using Parley.Records;
using Parley.Storage.Agents;
using Parley.Storage.Appointments;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Dialogue;
using Parley.Storage.Encryption;
using Parley.Storage.Files;
using Parley.Storage.Handoffs;
using Parley.Storage.Journal;
using Parley.Storage.OptOuts;
using Parley.Storage.Outbox;
using Parley.Storage.Recording;
using Parley.Storage.Recovery;
using Parley.Storage.Retention;
using Parley.Storage.Tickets;
using Parley.Storage.Tools;
using Parley.Storage.Usage;
using Parley.Tools;

namespace Parley.Storage;

public static class StorageServices
{
    /// <summary>
    /// Records of calls in SQLite and in files. Register it before whatever holds calls: hosted services start in order and stop in
    /// reverse, so the journal is there first and written out last.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TenantDatabases>(provider => new(options, provider.GetServices<IInterceptor>()));
        services.AddSingleton<DatabaseProbe>(provider => new(provider.GetRequiredService<TenantDatabases>()));
        services.TryAddSingleton<IRecordFiles, DiskFiles>();
        services.AddSingleton<CallFolders>();
        services.AddSingleton<RecordCipher>();
        services.AddRecordings();
        services.AddJournal();
        services.AddSingleton<CallRecords>(provider => new(
            provider.GetRequiredService<TenantDatabases>(),
            provider.GetRequiredService<CallFolders>(),
            provider.GetRequiredService<JournalBarrier>(),
            provider.GetRequiredService<RecordCipher>()));
        services.AddSingleton<IHeardCalls, HeardCalls>();
        services.AddSingleton<CallEvents>(provider => new(
            provider.GetRequiredService<LiveCalls>(),
            provider.GetRequiredService<TenantDatabases>(),
            provider.GetRequiredService<CallRecords>()));
        services.AddSingleton<IAgentVersionStore, AgentVersionStore>();
        services.AddSingleton<DialogueStates>();
        services.AddSingleton<IDialogueStateStore>(provider => provider.GetRequiredService<DialogueStates>());
        services.AddSingleton<IHandoffQueue, HandoffQueue>();
        services.AddSingleton<CallRecovery>();
        services.AddHostedService<StorageStartup>();
        services.AddHostedService<JournalWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<ModelRequestJournal>());
        services.AddHostedService<DialogueRehearsal>();
        services.AddConnectorRecords();
        services.AddToolRecords();
        services.AddRetention();
        return services;
    }

    /// <summary>What built-in tools keep: appointments, messages, tickets.</summary>
    private static void AddConnectorRecords(this IServiceCollection services)
    {
        services.AddSingleton<SerialWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<SerialWriter>());
        services.AddSingleton<AppointmentBook>(provider => new(provider.GetRequiredService<TenantDatabases>(), provider.GetRequiredService<SerialWriter>()));
        services.AddSingleton<MessageOutbox>(provider => new(provider.GetRequiredService<TenantDatabases>(), provider.GetRequiredService<SerialWriter>()));
        services.AddSingleton<TicketDesk>(provider => new(provider.GetRequiredService<TenantDatabases>(), provider.GetRequiredService<SerialWriter>()));
        services.AddSingleton<OptOutList>(provider => new(provider.GetRequiredService<TenantDatabases>(), provider.GetRequiredService<SerialWriter>()));
    }

    /// <summary>What the tool gateway keeps: calls with an effect, approvals, the audit.</summary>
    private static void AddToolRecords(this IServiceCollection services)
    {
        services.AddSingleton<IToolCallStore, ToolCallStore>();
        services.AddSingleton<IApprovalStore, ApprovalStore>();
        services.AddSingleton<ToolAudit>();
        services.AddSingleton<IToolAudit>(provider => provider.GetRequiredService<ToolAudit>());
        services.AddHostedService(provider => provider.GetRequiredService<ToolAudit>());
    }

    /// <summary>Configure <see cref="RetentionOptions"/> as the operator says.</summary>
    private static void AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CallErasure>(provider => new(
            provider.GetRequiredService<TenantDatabases>(),
            provider.GetRequiredService<SerialWriter>(),
            provider.GetRequiredService<CallFolders>(),
            provider.GetRequiredService<LiveCalls>(),
            provider.GetRequiredService<JournalBarrier>()));
        services.AddSingleton<RetentionJob>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionJob>());
    }

    private static void AddJournal(this IServiceCollection services)
    {
        services.AddSingleton<LiveCalls>();
        services.AddSingleton<JournalMailbox>();
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<JournalBarrier>();
        services.AddSingleton<CallStore>();
        services.AddSingleton<ICallJournal, CallJournal>();
        services.AddSingleton<ModelRequestJournal>();
        services.AddSingleton<IModelUsageSink>(provider => provider.GetRequiredService<ModelRequestJournal>());
    }

    private static void AddRecordings(this IServiceCollection services)
    {
        services.TryAddSingleton<IRecordingFormat, StereoWave>();
        services.AddSingleton<ICallRecorderFactory, RecordingFiles>();
    }
}
