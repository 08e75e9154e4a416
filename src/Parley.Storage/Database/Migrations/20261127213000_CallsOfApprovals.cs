using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Database.Migrations
{
    /// <summary>Outcomes of approved calls that were kept under no call get the call of their approval; where that was deleted they should have been too.</summary>
    public partial class CallsOfApprovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE tool_calls SET call_id = asked.call_id, tool = asked.tool, step = asked.step
                FROM tool_approvals AS asked
                WHERE tool_calls.call_id = '' AND asked.tenant_id = tool_calls.tenant_id AND asked."key" = tool_calls."key";
                """);
            migrationBuilder.Sql("DELETE FROM tool_calls WHERE call_id = '';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
