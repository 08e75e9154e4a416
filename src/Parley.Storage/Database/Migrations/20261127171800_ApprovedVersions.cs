using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class ApprovedVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "agent_id",
                table: "tool_approvals",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "agent_version",
                table: "tool_approvals",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "agent_id",
                table: "tool_approvals");

            migrationBuilder.DropColumn(
                name: "agent_version",
                table: "tool_approvals");
        }
    }
}
