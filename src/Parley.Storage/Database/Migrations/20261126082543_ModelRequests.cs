using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Parley.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class ModelRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "model_requests",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    call_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    turn = table.Column<int>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 32, nullable: false),
                    input_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    cached_input_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    output_tokens = table.Column<long>(type: "INTEGER", nullable: false),
                    estimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    cost_nanos = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    time_to_first_token_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    duration_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    hedge = table.Column<bool>(type: "INTEGER", nullable: false),
                    fallback = table.Column<bool>(type: "INTEGER", nullable: false),
                    ahead = table.Column<bool>(type: "INTEGER", nullable: false),
                    used = table.Column<bool>(type: "INTEGER", nullable: false),
                    ending = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_requests", x => new { x.tenant_id, x.call_id, x.number });
                    table.ForeignKey(
                        name: "fk_model_requests_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_requests");
        }
    }
}
