using Parley.Tenancy;
using Parley.Tools.Secrets;

namespace Parley.Tools.Tests.Outbound;

public sealed class SecretTests : IDisposable
{
    private static readonly TenantContext Tenant = GatewayFixture.Tenant;
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-secrets-").FullName;

    private StoredSecrets Secrets(string? value = null) => new(new SecretOptions { Folder = () => _folder, Variable = name => name == "PARLEY_SECRET_API_TOKEN" ? value : null });

    [Fact]
    public void Reference_IsResolvedWholeOrWithinText()
    {
        var secrets = Secrets("s3cr3t-token");
        secrets.Resolve(Tenant, "secret://API_TOKEN").ShouldBe("s3cr3t-token");
        secrets.Resolve(Tenant, "Bearer ${secret:API_TOKEN}").ShouldBe("Bearer s3cr3t-token");
        secrets.Resolve(Tenant, "plain").ShouldBe("plain");
        secrets.Conceal(Tenant, "you sent s3cr3t-token").ShouldBe("you sent [secret]");
    }

    [Fact]
    public void TenantsOwnFile_ComesFirstAndIsNobodyElses()
    {
        Directory.CreateDirectory(Path.Combine(_folder, Tenant.Id.Value));
        var file = Path.Combine(_folder, Tenant.Id.Value, "API_TOKEN");
        File.WriteAllText(file, "own-token\n");
        SetMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var secrets = Secrets("shared-token");
        secrets.Resolve(Tenant, "secret://API_TOKEN").ShouldBe("own-token");
        secrets.Resolve(new TenantContext(TenantId.Parse("other")), "secret://API_TOKEN").ShouldBe("shared-token");
    }

    [Fact]
    public void FileOthersMayRead_IsRefused()
    {
        var file = Path.Combine(_folder, "API_TOKEN");
        File.WriteAllText(file, "leaky-token");
        SetMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Should.Throw<SecretMissingException>(() => Secrets().Resolve(Tenant, "secret://API_TOKEN")).Message.ShouldContain("chmod 600");
    }

    [Theory]
    [InlineData("secret://MISSING")]
    [InlineData("secret://../../etc/passwd")]
    [InlineData("secret://lower")]
    public void WhatIsNotThere_IsNamed(string reference) => Should.Throw<SecretMissingException>(() => Secrets().Resolve(Tenant, reference));

    private static void SetMode(string file, UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are Unix's.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
