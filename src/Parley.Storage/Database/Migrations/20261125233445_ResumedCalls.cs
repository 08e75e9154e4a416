using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class ResumedCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "resumes",
                table: "calls",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "resumes",
                table: "calls");
        }
    }
}
