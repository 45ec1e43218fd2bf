/* eslint-disable */
export default async () => {
  const t = {
    ['../../../libs/platform/src/http/problem.dto']:
      await import('../../../libs/platform/src/http/problem.dto.js'),
    ['../../../libs/platform/src/files/incoming-file']:
      await import('../../../libs/platform/src/files/incoming-file.js'),
    ['../../../libs/platform/src/imports/imports.dto']:
      await import('../../../libs/platform/src/imports/imports.dto.js'),
    ['../../../libs/geo/src/regions/regions.dto']:
      await import('../../../libs/geo/src/regions/regions.dto.js'),
    ['../../../libs/identity/src/roles/role-grants.dto']:
      await import('../../../libs/identity/src/roles/role-grants.dto.js'),
    ['../../../libs/identity/src/accounts/accounts.dto']:
      await import('../../../libs/identity/src/accounts/accounts.dto.js'),
    ['../../../libs/identity/src/sessions/sessions.dto']:
      await import('../../../libs/identity/src/sessions/sessions.dto.js'),
    ['../../../libs/assessment/src/assessors/assessors.dto']:
      await import('../../../libs/assessment/src/assessors/assessors.dto.js'),
    ['../../../libs/people/src/life-events/life-events.dto']:
      await import('../../../libs/people/src/life-events/life-events.dto.js'),
    ['../../../libs/people/src/consents/consents.dto']:
      await import('../../../libs/people/src/consents/consents.dto.js'),
    ['../../../libs/people/src/facts/facts.dto']: await import('../../../libs/people/src/facts/facts.dto.js'),
    ['../../../libs/people/src/lists/lists.dto']: await import('../../../libs/people/src/lists/lists.dto.js'),
    ['../../../libs/people/src/representatives/representatives.dto']:
      await import('../../../libs/people/src/representatives/representatives.dto.js'),
    ['../../../libs/people/src/reveals/reveals.dto']:
      await import('../../../libs/people/src/reveals/reveals.dto.js'),
    ['../../../libs/people/src/addresses/addresses.dto']:
      await import('../../../libs/people/src/addresses/addresses.dto.js'),
    ['../../../libs/people/src/categories/categories.dto']:
      await import('../../../libs/people/src/categories/categories.dto.js'),
    ['../../../libs/people/src/seniors/seniors.dto']:
      await import('../../../libs/people/src/seniors/seniors.dto.js'),
    ['../../../libs/assessment/src/cases/cases.dto']:
      await import('../../../libs/assessment/src/cases/cases.dto.js'),
    ['../../../libs/assessment/src/form/form.dto']:
      await import('../../../libs/assessment/src/form/form.dto.js'),
    ['../../../libs/assessment/src/form/form-definition.dto']:
      await import('../../../libs/assessment/src/form/form-definition.dto.js'),
    ['../../../libs/assessment/src/rechecks/rechecks.dto']:
      await import('../../../libs/assessment/src/rechecks/rechecks.dto.js'),
    ['../../../libs/assessment/src/results/results.dto']:
      await import('../../../libs/assessment/src/results/results.dto.js'),
    ['../../../libs/catalogue/src/items/items.dto']:
      await import('../../../libs/catalogue/src/items/items.dto.js'),
    ['../../../libs/dispatch/src/alerts/alert.dto']:
      await import('../../../libs/dispatch/src/alerts/alert.dto.js'),
    ['../../../libs/providers/src/licences/licences.dto']:
      await import('../../../libs/providers/src/licences/licences.dto.js'),
    ['../../../libs/providers/src/organisations/provider.dto']:
      await import('../../../libs/providers/src/organisations/provider.dto.js'),
    ['../../../libs/providers/src/papers/papers.dto']:
      await import('../../../libs/providers/src/papers/papers.dto.js'),
    ['../../../libs/providers/src/caregivers/caregivers.dto']:
      await import('../../../libs/providers/src/caregivers/caregivers.dto.js'),
    ['../../../libs/entitlement/src/applications/application.dto']:
      await import('../../../libs/entitlement/src/applications/application.dto.js'),
    ['../../../libs/entitlement/src/programmes/parameters/parameter.dto']:
      await import('../../../libs/entitlement/src/programmes/parameters/parameter.dto.js'),
    ['../../../libs/entitlement/src/programmes/versions/programme.dto']:
      await import('../../../libs/entitlement/src/programmes/versions/programme.dto.js'),
    ['../../../libs/entitlement/src/programmes/choices/choice.dto']:
      await import('../../../libs/entitlement/src/programmes/choices/choice.dto.js'),
    ['../../../libs/entitlement/src/applications/public-notices.dto']:
      await import('../../../libs/entitlement/src/applications/public-notices.dto.js'),
    ['../../../libs/entitlement/src/campaigns/campaign.dto']:
      await import('../../../libs/entitlement/src/campaigns/campaign.dto.js'),
    ['../../../libs/entitlement/src/campaigns/task.dto']:
      await import('../../../libs/entitlement/src/campaigns/task.dto.js'),
    ['../../../libs/entitlement/src/decisions/determinations.dto']:
      await import('../../../libs/entitlement/src/decisions/determinations.dto.js'),
    ['../../../libs/entitlement/src/issuance/issuance.dto']:
      await import('../../../libs/entitlement/src/issuance/issuance.dto.js'),
    ['../../../libs/entitlement/src/grants/entitlements.dto']:
      await import('../../../libs/entitlement/src/grants/entitlements.dto.js'),
    ['../../../libs/entitlement/src/statements/statements.dto']:
      await import('../../../libs/entitlement/src/statements/statements.dto.js'),
    ['../../../libs/entitlement/src/orders/quotes.dto']:
      await import('../../../libs/entitlement/src/orders/quotes.dto.js'),
    ['../../../libs/entitlement/src/programmes/budgets/budget.dto']:
      await import('../../../libs/entitlement/src/programmes/budgets/budget.dto.js'),
    ['../../../libs/entitlement/src/programmes/versions/programme-view.dto']:
      await import('../../../libs/entitlement/src/programmes/versions/programme-view.dto.js'),
    ['../../../libs/entitlement/src/stops/stops.dto']:
      await import('../../../libs/entitlement/src/stops/stops.dto.js'),
    ['../../../libs/entitlement/src/what-if/what-if.dto']:
      await import('../../../libs/entitlement/src/what-if/what-if.dto.js'),
    ['../../../libs/ordering/src/orders/booking.dto']:
      await import('../../../libs/ordering/src/orders/booking.dto.js'),
    ['../../../libs/ordering/src/orders/order.dto']:
      await import('../../../libs/ordering/src/orders/order.dto.js'),
    ['../../../libs/dispatch/src/matching/why.dto']:
      await import('../../../libs/dispatch/src/matching/why.dto.js'),
    ['../../../libs/dispatch/src/offers/offer.dto']:
      await import('../../../libs/dispatch/src/offers/offer.dto.js'),
    ['../../../libs/dispatch/src/weights/weights.dto']:
      await import('../../../libs/dispatch/src/weights/weights.dto.js'),
    ['../../../libs/dispatch/src/fairness/fairness.dto']:
      await import('../../../libs/dispatch/src/fairness/fairness.dto.js'),
    ['../../../libs/dispatch/src/log/dispatch-log.dto']:
      await import('../../../libs/dispatch/src/log/dispatch-log.dto.js'),
    ['../../../libs/dispatch/src/matching/bookable-slots.dto']:
      await import('../../../libs/dispatch/src/matching/bookable-slots.dto.js'),
    ['../../../libs/dispatch/src/plans/plan.dto']:
      await import('../../../libs/dispatch/src/plans/plan.dto.js'),
    ['../../../libs/dispatch/src/unmet/unmet.dto']:
      await import('../../../libs/dispatch/src/unmet/unmet.dto.js'),
    ['../../../libs/notifications/src/inbox/inbox.dto']:
      await import('../../../libs/notifications/src/inbox/inbox.dto.js'),
    ['../../../libs/notifications/src/log/deliveries.dto']:
      await import('../../../libs/notifications/src/log/deliveries.dto.js'),
    ['../../../libs/notifications/src/preferences/preferences.dto']:
      await import('../../../libs/notifications/src/preferences/preferences.dto.js'),
    ['../../../libs/visits/src/care/care.dto']: await import('../../../libs/visits/src/care/care.dto.js'),
    ['../../../libs/visits/src/devices/devices.dto']:
      await import('../../../libs/visits/src/devices/devices.dto.js'),
    ['../../../libs/visits/src/evidence/position.dto']:
      await import('../../../libs/visits/src/evidence/position.dto.js'),
    ['../../../libs/visits/src/proofs/proofs.dto']:
      await import('../../../libs/visits/src/proofs/proofs.dto.js'),
    ['../../../libs/visits/src/clocks/clocks.dto']:
      await import('../../../libs/visits/src/clocks/clocks.dto.js'),
    ['../../../libs/visits/src/visits/visits.dto']:
      await import('../../../libs/visits/src/visits/visits.dto.js'),
    ['../../../libs/visits/src/pay/pay.dto']: await import('../../../libs/visits/src/pay/pay.dto.js'),
    ['../../../libs/visits/src/corrections/corrections.dto']:
      await import('../../../libs/visits/src/corrections/corrections.dto.js'),
    ['../../../libs/visits/src/exceptions/exceptions.dto']:
      await import('../../../libs/visits/src/exceptions/exceptions.dto.js'),
    ['../../../libs/visits/src/offline/operations.dto']:
      await import('../../../libs/visits/src/offline/operations.dto.js'),
    ['../../../libs/visits/src/on-the-way/on-the-way.dto']:
      await import('../../../libs/visits/src/on-the-way/on-the-way.dto.js'),
    ['../../../libs/visits/src/tags/tags.dto']: await import('../../../libs/visits/src/tags/tags.dto.js'),
    ['../../../libs/visits/src/proofs/proof-law.dto']:
      await import('../../../libs/visits/src/proofs/proof-law.dto.js'),
    ['../../../libs/visits/src/ratings/ratings.dto']:
      await import('../../../libs/visits/src/ratings/ratings.dto.js'),
    ['../../../libs/settlement/src/batches/batches.dto']:
      await import('../../../libs/settlement/src/batches/batches.dto.js'),
    ['../../../libs/settlement/src/calendar/progress.dto']:
      await import('../../../libs/settlement/src/calendar/progress.dto.js'),
    ['../../../libs/settlement/src/family/bills.dto']:
      await import('../../../libs/settlement/src/family/bills.dto.js'),
    ['../../../libs/settlement/src/rules/deduction-rules.dto']:
      await import('../../../libs/settlement/src/rules/deduction-rules.dto.js'),
    ['../../../libs/settlement/src/transfers/transfers.dto']:
      await import('../../../libs/settlement/src/transfers/transfers.dto.js'),
    ['../../../libs/oversight/src/cases/cases.dto']:
      await import('../../../libs/oversight/src/cases/cases.dto.js'),
    ['../../../libs/oversight/src/chain/chain.dto']:
      await import('../../../libs/oversight/src/chain/chain.dto.js'),
    ['../../../libs/oversight/src/disclosure/disclosure.dto']:
      await import('../../../libs/oversight/src/disclosure/disclosure.dto.js'),
    ['../../../libs/oversight/src/files/sentence.dto']:
      await import('../../../libs/oversight/src/files/sentence.dto.js'),
    ['../../../libs/oversight/src/files/chain.dto']:
      await import('../../../libs/oversight/src/files/chain.dto.js'),
    ['../../../libs/oversight/src/reviews/reviews.dto']:
      await import('../../../libs/oversight/src/reviews/reviews.dto.js'),
    ['../../../libs/oversight/src/trail/audit-trail.dto']:
      await import('../../../libs/oversight/src/trail/audit-trail.dto.js'),
    ['../../../libs/oversight/src/files/visit-list.dto']:
      await import('../../../libs/oversight/src/files/visit-list.dto.js'),
    ['../../../libs/oversight/src/files/visit-file.dto']:
      await import('../../../libs/oversight/src/files/visit-file.dto.js'),
    ['../../../libs/oversight/src/ledger/ledger-health.dto']:
      await import('../../../libs/oversight/src/ledger/ledger-health.dto.js'),
    ['../../../libs/oversight/src/rules/hits/hits.dto']:
      await import('../../../libs/oversight/src/rules/hits/hits.dto.js'),
    ['../../../libs/oversight/src/rules/versions/rules.dto']:
      await import('../../../libs/oversight/src/rules/versions/rules.dto.js'),
    ['../../../libs/oversight/src/sampling/sampling.dto']:
      await import('../../../libs/oversight/src/sampling/sampling.dto.js'),
    ['../../../libs/oversight/src/sampling/claims/claims.dto']:
      await import('../../../libs/oversight/src/sampling/claims/claims.dto.js'),
    ['../../../libs/oversight/src/summary/summary.dto']:
      await import('../../../libs/oversight/src/summary/summary.dto.js'),
    ['../../../libs/oversight/src/trace/trace.dto']:
      await import('../../../libs/oversight/src/trace/trace.dto.js'),
    ['../../../libs/platform/src/files/files.dto']:
      await import('../../../libs/platform/src/files/files.dto.js'),
    ['../../../libs/identity/src/accounts/me.dto']:
      await import('../../../libs/identity/src/accounts/me.dto.js'),
    ['../../../libs/identity/src/codes/codes.dto']:
      await import('../../../libs/identity/src/codes/codes.dto.js'),
    ['../../../libs/identity/src/demo/demo.dto']: await import('../../../libs/identity/src/demo/demo.dto.js'),
    ['../../../libs/people/src/created.dto']: await import('../../../libs/people/src/created.dto.js'),
    ['../../../libs/assessment/src/decisions/decisions.dto']:
      await import('../../../libs/assessment/src/decisions/decisions.dto.js'),
    ['../../../libs/catalogue/src/prices/prices.dto']:
      await import('../../../libs/catalogue/src/prices/prices.dto.js'),
    ['../../../libs/providers/src/staff/staff.dto']:
      await import('../../../libs/providers/src/staff/staff.dto.js'),
    ['../../../libs/ordering/src/terms/terms.dto']:
      await import('../../../libs/ordering/src/terms/terms.dto.js'),
    ['../../../libs/dispatch/src/assignments/assignment.dto']:
      await import('../../../libs/dispatch/src/assignments/assignment.dto.js'),
    ['../../../libs/dispatch/src/exclusions/exclusion-entry.dto']:
      await import('../../../libs/dispatch/src/exclusions/exclusion-entry.dto.js'),
    ['../../../libs/dispatch/src/matching/exclusion.dto']:
      await import('../../../libs/dispatch/src/matching/exclusion.dto.js'),
    ['../../../libs/dispatch/src/offers/offer-rule.dto']:
      await import('../../../libs/dispatch/src/offers/offer-rule.dto.js'),
    ['../../../libs/dispatch/src/redispatch/replacement.dto']:
      await import('../../../libs/dispatch/src/redispatch/replacement.dto.js'),
    ['../../../libs/visits/src/rulebooks/rulebooks.dto']:
      await import('../../../libs/visits/src/rulebooks/rulebooks.dto.js'),
    ['../../../libs/visits/src/demo/demo-doors.controller']:
      await import('../../../libs/visits/src/demo/demo-doors.controller.js'),
    ['../../../libs/settlement/src/batches/statement-files.dto']:
      await import('../../../libs/settlement/src/batches/statement-files.dto.js'),
    ['../../../libs/oversight/src/feeds/feeds.dto']:
      await import('../../../libs/oversight/src/feeds/feeds.dto.js'),
  };
  return {
    '@nestjs/swagger': {
      models: [
        [
          import('../../../libs/platform/src/http/page-query.dto.js'),
          {
            PageQuery: {
              limit: {
                required: true,
                type: () => Number,
                description: 'Rows a page, 1 to 200.',
                default: 50,
                minimum: 1,
              },
              cursor: {
                required: false,
                type: () => String,
                description: '`nextCursor` of the page before.',
                maxLength: 500,
              },
            },
          },
        ],
        [
          import('../../../libs/platform/src/http/problem.dto.js'),
          {
            FieldProblem: {
              pointer: {
                required: true,
                type: () => String,
                description: 'JSON pointer into the body, or `?name` for a query parameter.',
              },
              code: { required: true, type: () => String, description: 'Stable.' },
              detail: { required: true, type: () => String, description: "In the caller's language." },
            },
            Problem: {
              type: { required: true, type: () => String, description: '`urn:anzhi:problem:` and the code.' },
              title: { required: true, type: () => String, description: "In the caller's language." },
              status: { required: true, type: () => Number, description: 'As the HTTP status.' },
              code: {
                required: true,
                type: () => String,
                description: 'Stable; the whole list is in `x-problem-codes`.',
              },
              instance: {
                required: true,
                type: () => String,
                description: '`urn:anzhi:request:` and the number by which the log knows this request.',
              },
              params: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'The values that the title names.',
              },
              errors: {
                required: false,
                type: () => [t['../../../libs/platform/src/http/problem.dto'].FieldProblem],
                description: 'The bad fields, when it is about fields.',
              },
            },
          },
        ],
        [
          import('../../../libs/platform/src/files/files.dto.js'),
          {
            UploadDto: {
              file: {
                required: true,
                type: () => t['../../../libs/platform/src/files/incoming-file'].IncomingFile,
                description:
                  'PDF, JPEG, PNG or WEBP, up to 10 MB; name and declared type must agree with the content.',
              },
              purpose: {
                required: true,
                type: () => String,
                description: 'What it is for, in capitals: `LICENCE`, `CREDENTIAL`.',
                pattern: '^[A-Z][A-Z_]{1,39}$',
              },
            },
            UploadedFileDto: {
              fileId: { required: true, type: () => String },
              sha256: {
                required: true,
                type: () => String,
                description: 'SHA-256 of the content, hexadecimal.',
              },
              bytes: { required: true, type: () => Number },
              mediaType: { required: true, type: () => String, description: 'By the content.' },
            },
          },
        ],
        [
          import('../../../libs/platform/src/imports/imports.dto.js'),
          {
            UploadImportDto: {
              file: {
                required: true,
                type: () => t['../../../libs/platform/src/files/incoming-file'].IncomingFile,
                description: 'XLSX, or CSV in UTF-8 or GB18030; up to 10 MB and 50,000 rows.',
              },
              kind: {
                required: true,
                type: () => String,
                description: 'What it is a roster of, as listed by `GET /imports/kinds`.',
              },
            },
            TemplateQuery: {
              format: {
                required: true,
                description: '`xlsx` or `csv`.',
                default: 'xlsx',
                enum: ['xlsx', 'csv'],
              },
            },
            ImportListQuery: {
              kind: { required: false, type: () => String, description: 'Only rosters of this kind.' },
            },
            ImportRowQuery: {
              outcome: {
                required: false,
                description: 'Only rows of this outcome.',
                enum: ['NEW', 'CHANGED', 'UNCHANGED', 'FAILED'],
              },
            },
            ImportColumnDto: {
              heading: { required: true, type: () => String },
              required: { required: true, type: () => Boolean },
              hint: { required: true, type: () => String },
            },
            ImportKindDto: {
              kind: { required: true, type: () => String },
              title: { required: true, type: () => String },
              columns: {
                required: true,
                type: () => [t['../../../libs/platform/src/imports/imports.dto'].ImportColumnDto],
              },
            },
            ImportStartedDto: {
              id: { required: true, type: () => String },
              state: { required: true, enum: ['UPLOADED', 'CHECKED', 'APPLYING', 'APPLIED', 'DISCARDED'] },
              rows: {
                required: true,
                type: () => Number,
                description: 'Rows in the file, without the heading and remarks.',
              },
            },
            ImportDto: {
              id: { required: true, type: () => String },
              kind: { required: true, type: () => String },
              title: { required: true, type: () => String },
              state: {
                required: true,
                description: 'UPLOADED (dry run under way), CHECKED, APPLYING, APPLIED, DISCARDED.',
                enum: ['UPLOADED', 'CHECKED', 'APPLYING', 'APPLIED', 'DISCARDED'],
              },
              fileName: { required: true, type: () => String },
              sha256: {
                required: true,
                type: () => String,
                description: 'SHA-256 of the file, hexadecimal.',
              },
              bytes: { required: true, type: () => Number },
              format: { required: true, enum: ['XLSX', 'CSV'] },
              encoding: { required: true, enum: ['UTF-8', 'UTF-16', 'GB18030'] },
              rowCount: { required: true, type: () => Number },
              doneCount: {
                required: true,
                type: () => Number,
                description: 'How many rows the dry run, and then the application, is done with.',
              },
              newCount: {
                required: true,
                type: () => Number,
                description: 'Rows that add somebody; by the dry run, and once applied as it came out.',
              },
              changedCount: { required: true, type: () => Number },
              unchangedCount: { required: true, type: () => Number },
              failedCount: { required: true, type: () => Number },
              uploadedBy: { required: true, type: () => String, description: 'Account id.' },
              uploadedAt: { required: true, type: () => Date },
              checkedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the dry run was complete.',
              },
              applicationBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account id of whoever had it applied.',
              },
              applicationAt: { required: true, type: () => Date, nullable: true },
              appliedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the last row was applied.',
              },
              discardedAt: { required: true, type: () => Date, nullable: true },
              rowsRemovedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the rows were removed; the record stays.',
              },
            },
            ImportPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/platform/src/imports/imports.dto'].ImportDto],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            ImportCellDto: {
              heading: { required: true, type: () => String },
              text: { required: true, type: () => String, description: 'Personal data masked.' },
            },
            RowProblemDto: {
              heading: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Heading of the column; null when it is about the row as a whole.',
              },
              code: { required: true, type: () => String, description: 'Stable.' },
              detail: { required: true, type: () => String },
            },
            ImportRowDto: {
              number: {
                required: true,
                type: () => Number,
                description: 'As the spreadsheet program numbers it.',
              },
              outcome: {
                required: true,
                nullable: true,
                description: 'null until the dry run has looked at it.',
                enum: ['NEW', 'CHANGED', 'UNCHANGED', 'FAILED'],
              },
              cells: {
                required: true,
                type: () => [t['../../../libs/platform/src/imports/imports.dto'].ImportCellDto],
              },
              problems: {
                required: true,
                type: () => [t['../../../libs/platform/src/imports/imports.dto'].RowProblemDto],
              },
            },
            ImportRowPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/platform/src/imports/imports.dto'].ImportRowDto],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/geo/src/regions/regions.dto.js'),
          {
            RegionsQuery: {
              parent: {
                required: false,
                type: () => Number,
                description: 'Internal id of the division above; without it the provinces.',
              },
            },
            CodeQuery: {
              on: {
                required: false,
                type: () => String,
                description: "The day on which the code held, YYYY-MM-DD; without it the code's last bearer.",
              },
            },
            RegionRefDto: {
              id: {
                required: true,
                type: () => Number,
                description:
                  'Stable internal id; everything else in the platform refers to it, never to the code.',
              },
              level: {
                required: true,
                type: () => String,
                description: 'PROVINCE, CITY, COUNTY, TOWNSHIP or VILLAGE.',
              },
              name: { required: true, type: () => String },
              code: {
                required: true,
                type: () => String,
                description:
                  'Division code in force today (GB/T 2260; nine digits for a town), or the last one of an abolished division.',
              },
            },
            RegionDto: {
              parentId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id of the division above.',
              },
              latitude: { required: true, type: () => Number, nullable: true, description: 'Degrees.' },
              longitude: { required: true, type: () => Number, nullable: true, description: 'Degrees.' },
              datum: {
                required: true,
                type: () => String,
                description: 'Datum of every coordinate here: WGS84 or GCJ02.',
              },
              schematic: {
                required: true,
                type: () => Boolean,
                description: 'Place and border are drawn for orientation, not surveyed.',
              },
              statisticalOnly: {
                required: true,
                type: () => Boolean,
                description: 'A development zone of the statistical division list, not in GB/T 2260.',
              },
              outline: {
                required: true,
                type: () => [[Number]],
                nullable: true,
                description: 'GeoJSON ring, [longitude, latitude] each; null when none is known.',
              },
            },
            RegionCodeDto: {
              code: { required: true, type: () => String },
              name: {
                required: true,
                type: () => String,
                description: "The division's name under this code.",
              },
              validFrom: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day, YYYY-MM-DD; null: since before the records kept here.',
              },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer held, YYYY-MM-DD; null: in force.',
              },
              source: { required: true, type: () => String, description: 'Where this is laid down.' },
            },
            RegionDetailDto: {
              ancestors: {
                required: true,
                type: () => [t['../../../libs/geo/src/regions/regions.dto'].RegionRefDto],
                description: 'The divisions above it, nearest first.',
              },
              codes: {
                required: true,
                type: () => [t['../../../libs/geo/src/regions/regions.dto'].RegionCodeDto],
                description: 'Its codes, oldest first.',
              },
              successor: {
                required: true,
                type: () => t['../../../libs/geo/src/regions/regions.dto'].RegionRefDto,
                nullable: true,
                description: 'The division in its place today, when it was merged into another.',
              },
            },
            RegionByCodeDto: {
              region: {
                required: true,
                type: () => t['../../../libs/geo/src/regions/regions.dto'].RegionDto,
                description: 'The division that bore the code, as it is known today.',
              },
              successor: {
                required: true,
                type: () => t['../../../libs/geo/src/regions/regions.dto'].RegionRefDto,
                nullable: true,
                description:
                  'What stands in its place under another code today; null while the code is in force.',
              },
            },
            RegionPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/geo/src/regions/regions.dto'].RegionDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/roles/role-grants.dto.js'),
          {
            GrantRoleDto: {
              role: {
                required: true,
                description: "One of the officers' roles.",
                enum: [
                  'ELDER',
                  'FAMILY',
                  'CAREGIVER',
                  'PROVIDER_OWNER',
                  'DISPATCHER',
                  'QA',
                  'PROVIDER_FINANCE',
                  'VILLAGE_HELPER',
                  'TOWN_HANDLER',
                  'TOWN_VERIFIER',
                  'COUNTY_HANDLER',
                  'COUNTY_REVIEWER',
                  'COUNTY_APPROVER',
                  'COUNTY_FINANCE',
                  'COUNTY_INSPECTOR',
                  'CALL_CENTER',
                  'CITY_ADMIN',
                  'CITY_POLICY',
                  'CITY_AUDITOR',
                  'ASSESSOR',
                  'OPERATOR',
                ],
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division in which it holds.',
              },
            },
            RoleGrantDto: {
              id: { required: true, type: () => String },
              role: { required: true, type: () => String },
              label: {
                required: true,
                type: () => String,
                description: "The role's name in the caller's language.",
              },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id of the division in which it holds; null for other roles.',
              },
              regionName: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Name of that division.',
              },
              organisationId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The provider for which it holds; null for other roles.',
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/accounts/accounts.dto.js'),
          {
            AccountsQuery: {
              regionId: {
                required: false,
                type: () => Number,
                description: 'Internal id of a division: accounts with a role in it or below.',
              },
              role: {
                required: false,
                description: 'Accounts that hold this role.',
                enum: [
                  'ELDER',
                  'FAMILY',
                  'CAREGIVER',
                  'PROVIDER_OWNER',
                  'DISPATCHER',
                  'QA',
                  'PROVIDER_FINANCE',
                  'VILLAGE_HELPER',
                  'TOWN_HANDLER',
                  'TOWN_VERIFIER',
                  'COUNTY_HANDLER',
                  'COUNTY_REVIEWER',
                  'COUNTY_APPROVER',
                  'COUNTY_FINANCE',
                  'COUNTY_INSPECTOR',
                  'CALL_CENTER',
                  'CITY_ADMIN',
                  'CITY_POLICY',
                  'CITY_AUDITOR',
                  'ASSESSOR',
                  'OPERATOR',
                ],
              },
              phone: {
                required: false,
                type: () => String,
                description: 'The account of this mobile number.',
              },
            },
            AppointDto: {
              phone: {
                required: true,
                type: () => String,
                description: 'Mobile number; its account is created when there is none yet.',
              },
              name: {
                required: true,
                type: () => String,
                description: "The officer's name; an existing account keeps the one it has.",
                maxLength: 50,
              },
            },
            AccountStatusDto: {
              status: {
                required: true,
                description: 'DISABLED ends every session at once and lets nobody in.',
                enum: ['ACTIVE', 'DISABLED'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why; kept in the audit trail.',
                maxLength: 200,
              },
            },
            AccountDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              phoneMasked: { required: true, type: () => String },
              status: { required: true, type: () => String, description: 'ACTIVE or DISABLED.' },
              roles: {
                required: true,
                type: () => [t['../../../libs/identity/src/roles/role-grants.dto'].RoleGrantDto],
                description: "Its roles in the caller's divisions.",
              },
            },
            AccountPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/identity/src/accounts/accounts.dto'].AccountDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/sessions/sessions.dto.js'),
          {
            LogInDto: {
              phone: {
                required: true,
                type: () => String,
                description: 'Mobile number the account is under.',
              },
              password: {
                required: true,
                type: () => String,
                description: "The account's password.",
                maxLength: 128,
              },
            },
            LogInByCodeDto: {
              phone: {
                required: true,
                type: () => String,
                description: 'Mobile number the code was sent to.',
              },
              code: {
                required: true,
                type: () => String,
                description: 'The six digits of the text message.',
                minLength: 6,
                maxLength: 6,
              },
            },
            RefreshDto: {
              refreshToken: {
                required: true,
                type: () => String,
                description: 'The last refresh token of this session; it works once.',
                maxLength: 100,
              },
            },
            TokensDto: {
              accountId: { required: true, type: () => String },
              sessionId: { required: true, type: () => String },
              accessToken: {
                required: true,
                type: () => String,
                description: 'Send it as `Authorization: Bearer \u2026`.',
              },
              accessExpiresAt: { required: true, type: () => String, description: 'ISO 8601.' },
              refreshToken: {
                required: true,
                type: () => String,
                description: 'Exchange it at POST /sessions/refresh; using one twice ends the session.',
              },
              refreshExpiresAt: {
                required: true,
                type: () => String,
                description: 'ISO 8601; moves on with every exchange.',
              },
            },
            SessionDto: {
              id: { required: true, type: () => String },
              method: { required: true, type: () => String, description: 'PASSWORD or CODE.' },
              userAgent: {
                required: true,
                type: () => String,
                description: 'What the device called itself when it logged in.',
              },
              createdAt: { required: true, type: () => Date, description: 'ISO 8601.' },
              lastUsedAt: {
                required: true,
                type: () => Date,
                description: 'Login or last exchange of the refresh token, ISO 8601.',
              },
              expiresAt: { required: true, type: () => Date, description: 'ISO 8601.' },
              current: {
                required: true,
                type: () => Boolean,
                description: 'Whether this request was made in it.',
              },
            },
            SessionPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/identity/src/sessions/sessions.dto'].SessionDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/accounts/me.dto.js'),
          {
            MeDto: {
              accountId: { required: true, type: () => String },
              name: { required: true, type: () => String },
              phoneMasked: { required: true, type: () => String },
              locale: { required: true, type: () => String, description: 'zh-CN or en.' },
              hasPassword: {
                required: true,
                type: () => Boolean,
                description: 'False for who logs in by one-time code only.',
              },
              roles: {
                required: true,
                type: () => [t['../../../libs/identity/src/roles/role-grants.dto'].RoleGrantDto],
                description: 'What the caller may act as, and where.',
              },
            },
            ChangePasswordDto: {
              currentPassword: {
                required: false,
                type: () => String,
                description: 'Needed when there is one.',
                maxLength: 128,
              },
              newPassword: {
                required: true,
                type: () => String,
                description: 'The one to log in with from now on.',
                maxLength: 128,
              },
            },
            ChangeLocaleDto: {
              locale: {
                required: true,
                description: "The language of the person's messages.",
                enum: ['zh-CN', 'en'],
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/codes/codes.dto.js'),
          {
            RequestCodeDto: {
              phone: {
                required: true,
                type: () => String,
                description: 'Mobile number the account is under.',
              },
            },
            CodeSentDto: {
              expiresAt: { required: true, type: () => String, description: 'ISO 8601.' },
              nextAt: {
                required: true,
                type: () => String,
                description: 'When the next code may be asked for, ISO 8601.',
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/demo/demo.dto.js'),
          {
            DemoLoginDto: {
              label: { required: true, type: () => String, description: 'Who it is.' },
              role: { required: true, type: () => String },
              phone: { required: true, type: () => String },
              password: { required: true, type: () => String },
            },
            DemoMessageDto: {
              phone: { required: true, type: () => String },
              text: { required: true, type: () => String },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/assessors/assessors.dto.js'),
          {
            AssessorInput: {
              phone: {
                required: true,
                type: () => String,
                description: "Mobile number of the assessor's account; it is opened if there is none.",
              },
              name: {
                required: true,
                type: () => String,
                description: 'As in the certificate.',
                minLength: 2,
                maxLength: 40,
              },
              countyId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the county for which he assesses.',
              },
              agency: {
                required: true,
                type: () => String,
                description: 'Assessment agency he belongs to.',
                minLength: 2,
                maxLength: 100,
              },
              qualificationNumber: {
                required: true,
                type: () => String,
                description: 'Number of the certificate (\u8001\u5E74\u4EBA\u80FD\u529B\u8BC4\u4F30\u5E08).',
                minLength: 2,
                maxLength: 60,
              },
              medical: {
                required: true,
                type: () => Boolean,
                description:
                  'Medical or nursing background; one of the two assessors of a senior must have it.',
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              lastDay: { required: true, type: () => String, description: 'Last day, YYYY-MM-DD.' },
            },
            RegisteredAssessorDto: {
              id: { required: true, type: () => String, description: 'Id of the registration.' },
            },
            AssessorEndInput: {
              lastDay: {
                required: true,
                type: () => String,
                description: 'Last day, YYYY-MM-DD; yesterday at the earliest.',
              },
            },
            AssessorsQuery: {
              on: {
                required: false,
                type: () => String,
                description: 'Only those registered for this day, YYYY-MM-DD.',
              },
              medical: {
                required: false,
                type: () => Boolean,
                description: 'Only those with a medical background, or only those without.',
              },
              countyId: { required: false, type: () => Number, description: 'Internal id of a county.' },
            },
            AssessorDto: {
              id: {
                required: true,
                type: () => String,
                description: 'Id of the registration; what an appointment names.',
              },
              name: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              agency: { required: true, type: () => String },
              qualificationNumber: { required: true, type: () => String },
              medical: { required: true, type: () => Boolean, description: 'Medical or nursing background.' },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                description: 'First day on which he is no longer registered, YYYY-MM-DD.',
              },
            },
            AssessorPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/assessors/assessors.dto'].AssessorDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/created.dto.js'),
          {
            CreatedDto: {
              id: { required: true, type: () => String, description: 'Id of what was recorded.' },
            },
          },
        ],
        [
          import('../../../libs/people/src/addresses/addresses.dto.js'),
          {
            AddressInput: {
              label: {
                required: true,
                type: () => String,
                description:
                  'What the family calls it: \u5BB6, \u5973\u513F\u5BB6. One of the same label is replaced.',
                minLength: 1,
                maxLength: 20,
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the township or village.',
              },
              text: {
                required: true,
                type: () => String,
                description: 'Street and door as written on an envelope; stored encrypted.',
                minLength: 2,
                maxLength: 200,
              },
              kind: {
                required: false,
                description: 'RESIDENCE, or TEMPORARY for a season elsewhere; RESIDENCE unless given.',
                enum: ['RESIDENCE', 'TEMPORARY'],
              },
              latitude: {
                required: false,
                type: () => Number,
                description: 'Degrees; with longitude and datum, or the centre of the division is taken.',
              },
              longitude: { required: false, type: () => Number, description: 'Degrees.' },
              datum: {
                required: false,
                description: 'WGS84 (a satellite receiver) or GCJ02 (a Chinese map).',
                enum: ['WGS84', 'GCJ02'],
              },
              validFrom: {
                required: false,
                type: () => String,
                description: 'First day, YYYY-MM-DD; today unless given.',
              },
              validTo: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds, YYYY-MM-DD.',
              },
              isDefault: {
                required: false,
                type: () => Boolean,
                description:
                  'Where services go unless an order says otherwise; the first address is it in any case.',
              },
            },
            WayUpInput: {
              floor: {
                required: true,
                type: () => Number,
                description: "As the lift's buttons have it: the ground floor is 1, the basement -1.",
                minimum: -5,
                maximum: 150,
              },
              hasLift: { required: true, type: () => Boolean, description: 'A lift goes there.' },
            },
            AddressDto: {
              id: { required: true, type: () => String },
              label: { required: true, type: () => String, description: 'What the family calls it.' },
              kind: {
                required: true,
                description: 'RESIDENCE or TEMPORARY.',
                enum: ['RESIDENCE', 'TEMPORARY'],
              },
              text: {
                required: true,
                type: () => String,
                description: 'As far as the community, without the door.',
              },
              regionId: { required: true, type: () => Number, description: 'Internal id of the township.' },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              positionSource: {
                required: true,
                description: 'GIVEN, or DIVISION when only the centre of the township or village is known.',
                enum: ['GIVEN', 'DIVISION'],
              },
              isDefault: {
                required: true,
                type: () => Boolean,
                description: 'Where services go unless an order says otherwise.',
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds, YYYY-MM-DD; null: open.',
              },
              floor: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'The ground floor is 1; null: nobody has said.',
              },
              hasLift: {
                required: true,
                type: () => Boolean,
                nullable: true,
                description: 'Null: nobody has said.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/categories/categories.dto.js'),
          {
            CategoryCorrectionInput: {
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds, YYYY-MM-DD; open unless given.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The proof, or the department it comes from.',
                minLength: 2,
                maxLength: 200,
              },
            },
            CategoryInput: {
              code: {
                required: true,
                type: () => String,
                description:
                  'Code such as DIBAO or LIVING_ALONE. AGE_* are not recorded: they follow from the birth date.',
                maxLength: 40,
              },
            },
            CategoryDto: {
              id: { required: true, type: () => String },
              code: {
                required: true,
                type: () => String,
                description: 'Code such as DIBAO or LIVING_ALONE.',
              },
              zh: { required: true, type: () => String, description: 'Chinese name.' },
              en: { required: true, type: () => String, description: 'English name.' },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds, YYYY-MM-DD; null: open.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The proof, or the department it comes from.',
              },
              knownFrom: { required: true, type: () => Date, description: 'Since when one knows, ISO 8601.' },
            },
          },
        ],
        [
          import('../../../libs/people/src/life-events/life-events.dto.js'),
          {
            LifeEventInput: {
              kind: {
                required: true,
                description:
                  'DEATH, HOSPITAL_ADMISSION, DISCHARGE (from hospital), MOVE (within the county), MOVE_OUT (of it),\nINSTITUTION_ADMISSION or INSTITUTION_DISCHARGE.',
                enum: [
                  'DEATH',
                  'HOSPITAL_ADMISSION',
                  'DISCHARGE',
                  'MOVE',
                  'MOVE_OUT',
                  'INSTITUTION_ADMISSION',
                  'INSTITUTION_DISCHARGE',
                ],
              },
              onDate: {
                required: true,
                type: () => String,
                description: 'The day it happened, YYYY-MM-DD, today at the latest.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'Who or what says so: a certificate, the village, the family.',
                minLength: 2,
                maxLength: 200,
              },
              destinationId: {
                required: false,
                type: () => Number,
                description:
                  'Internal id of the township or village a MOVE or MOVE_OUT led to, if it is known; the senior lives there now.',
              },
            },
            RetractionInput: {
              reason: {
                required: true,
                type: () => String,
                description: 'Why it is not so.',
                minLength: 2,
                maxLength: 200,
              },
            },
            LifeEventDto: {
              id: { required: true, type: () => String },
              kind: {
                required: true,
                description:
                  'DEATH, HOSPITAL_ADMISSION, DISCHARGE, MOVE, MOVE_OUT, INSTITUTION_ADMISSION or INSTITUTION_DISCHARGE.',
                enum: [
                  'DEATH',
                  'HOSPITAL_ADMISSION',
                  'DISCHARGE',
                  'MOVE',
                  'MOVE_OUT',
                  'INSTITUTION_ADMISSION',
                  'INSTITUTION_DISCHARGE',
                ],
              },
              onDate: { required: true, type: () => String, description: 'The day it happened, YYYY-MM-DD.' },
              knownAt: {
                required: true,
                type: () => Date,
                description: 'When the platform learnt of it, ISO 8601.',
              },
              source: { required: true, type: () => String, description: 'Who or what says so.' },
              destinationId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id of the township or village a move led to.',
              },
              retractedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When it was taken back, ISO 8601; null: it stands.',
              },
              retractionReason: { required: true, type: () => String, nullable: true },
            },
            LifeEventPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/life-events/life-events.dto'].LifeEventDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/consents/consents.dto.js'),
          {
            ConsentInput: {
              purpose: {
                required: true,
                description:
                  'SERVICE, HEALTH (assessment), LOCATION, FACE, BANK_CARD or SHARING with another handler.',
                enum: ['SERVICE', 'HEALTH', 'LOCATION', 'FACE', 'BANK_CARD', 'SHARING'],
              },
              version: {
                required: true,
                type: () => String,
                description: 'Version of the text that was shown or read out.',
                minLength: 1,
                maxLength: 50,
              },
              given: {
                required: true,
                type: () => Boolean,
                description: 'true: agreed; false: refused or withdrawn.',
              },
            },
            ConsentDto: {
              purpose: {
                required: true,
                description: 'SERVICE, HEALTH, LOCATION, FACE, BANK_CARD or SHARING.',
                enum: ['SERVICE', 'HEALTH', 'LOCATION', 'FACE', 'BANK_CARD', 'SHARING'],
              },
              version: { required: true, type: () => String, description: 'Version of the text.' },
              given: {
                required: true,
                type: () => Boolean,
                description: 'true: agreed; false: refused or withdrawn.',
              },
              channel: {
                required: true,
                type: () => String,
                description: 'APP, WEB, HOTLINE, COUNTER or VILLAGE.',
              },
              decidedAs: {
                required: true,
                type: () => String,
                description: 'SENIOR, REPRESENTATIVE, or OFFICER for a decision on paper.',
              },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            ConsentsDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/consents/consents.dto'].ConsentDto],
                description: 'The decision in force for each purpose that was ever decided.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/facts/facts.dto.js'),
          {
            FactCorrectionInput: {
              value: {
                required: true,
                type: () => Object,
                description: 'true or false, or a whole number; amounts of money in fen.',
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds, YYYY-MM-DD; open unless given.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The proof, or the department it comes from.',
                minLength: 2,
                maxLength: 200,
              },
              evidenceFileId: {
                required: false,
                type: () => String,
                description: 'A scan of the proof, uploaded before.',
                format: 'uuid',
              },
            },
            FactInput: {
              code: {
                required: true,
                type: () => String,
                description: 'Code such as CHILDLESS or LTCI_LEVEL.',
                maxLength: 40,
              },
            },
            FactDto: {
              id: { required: true, type: () => String },
              code: {
                required: true,
                type: () => String,
                description: 'Code such as CHILDLESS or LTCI_LEVEL.',
              },
              zh: { required: true, type: () => String, description: 'Chinese name.' },
              en: { required: true, type: () => String, description: 'English name.' },
              value: {
                required: true,
                type: () => Object,
                nullable: true,
                description: 'null: not shown, because it is sensitive.',
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds, YYYY-MM-DD; null: open.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The proof, or the department it comes from.',
              },
              hasEvidence: {
                required: true,
                type: () => Boolean,
                description: 'Whether a scan of the proof can be downloaded.',
              },
              knownFrom: { required: true, type: () => Date, description: 'Since when one knows, ISO 8601.' },
              knownUntil: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'Until when one thought so, ISO 8601; null: it is what is known now.',
              },
            },
            FactPageDto: {
              items: { required: true, type: () => [t['../../../libs/people/src/facts/facts.dto'].FactDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/lists/lists.dto.js'),
          {
            ListsQuery: {
              kind: {
                required: false,
                type: () => String,
                description: 'Only lists of this kind, such as people.dibao.',
              },
            },
            ListChangesQuery: {
              change: {
                required: false,
                description: 'BEGUN, ENDED or RECORDED.',
                enum: ['BEGUN', 'ENDED', 'RECORDED'],
              },
            },
            ListDto: {
              id: { required: true, type: () => String, description: 'The same as that of the import.' },
              kind: { required: true, type: () => String, description: 'Such as people.dibao.' },
              zh: { required: true, type: () => String, description: 'Chinese name.' },
              en: { required: true, type: () => String, description: 'English name.' },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              month: { required: true, type: () => Number, description: '202611' },
              matched: {
                required: true,
                type: () => Number,
                description: 'Rows about somebody on file in the county.',
              },
              changed: {
                required: true,
                type: () => Number,
                description: 'Of those, rows that change the file.',
              },
              unchanged: { required: true, type: () => Number },
              unknown: {
                required: true,
                type: () => Number,
                description: 'Rows about somebody who is not on file; among the failed rows of the import.',
              },
              problems: {
                required: true,
                type: () => Number,
                description: 'Other failed rows of the import.',
              },
              unreadable: {
                required: true,
                type: () => Number,
                description: 'Of those, rows in which not even the person could be read.',
              },
              previous: {
                required: true,
                type: () => Number,
                description: 'Of a complete list: people on the one applied before.',
              },
              ended: {
                required: true,
                type: () => Number,
                description:
                  'Of a complete list: people on the one before who are not on this one and lose the category.',
              },
              needsConfirmation: {
                required: true,
                type: () => Boolean,
                description:
                  'Too many would lose it, or somebody may have been overlooked: a second officer confirms before it is applied.',
              },
              uploadedBy: { required: true, type: () => String, description: 'Account id.' },
              uploadedAt: { required: true, type: () => Date },
              checkedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the dry run was complete.',
              },
              confirmedBy: { required: true, type: () => String, nullable: true, description: 'Account id.' },
              confirmedAt: { required: true, type: () => Date, nullable: true },
              appliedAt: { required: true, type: () => Date, nullable: true },
            },
            ListPageDto: {
              items: { required: true, type: () => [t['../../../libs/people/src/lists/lists.dto'].ListDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            ListChangeDto: {
              id: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              name: { required: true, type: () => String, description: '\u738B*\u534E' },
              code: {
                required: true,
                type: () => String,
                description: 'Of the category, or the kind of the life event.',
              },
              change: {
                required: true,
                description: 'BEGUN, ENDED (a category) or RECORDED (a life event).',
                enum: ['BEGUN', 'ENDED', 'RECORDED'],
              },
              onDate: { required: true, type: () => String, description: 'YYYY-MM-DD' },
              applied: {
                required: true,
                type: () => Boolean,
                description: 'false: planned by the dry run, and not applied (yet).',
              },
            },
            ListChangePageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/lists/lists.dto'].ListChangeDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/representatives/representatives.dto.js'),
          {
            RepresentativeInput: {
              phone: {
                required: true,
                type: () => String,
                description:
                  'Mobile number the representative logs in with; an account is made for a new one.',
                maxLength: 30,
              },
              name: {
                required: true,
                type: () => String,
                description: 'Name, for a new account.',
                minLength: 1,
                maxLength: 50,
              },
              relation: {
                required: true,
                description: 'What the representative is to the senior.',
                enum: ['SPOUSE', 'CHILD', 'GRANDCHILD', 'OTHER_RELATIVE', 'NEIGHBOUR', 'GUARDIAN', 'OTHER'],
              },
              rights: {
                required: true,
                type: () => [Object],
                description: 'VIEW, BOOK, PAY, CONFIRM.',
                enum: ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
                isArray: true,
                minItems: 1,
                uniqueItems: true,
              },
              validTo: {
                required: false,
                type: () => String,
                description:
                  'First day on which the rights no longer hold, YYYY-MM-DD; until revoked unless given.',
              },
              proof: {
                required: false,
                type: () => String,
                description: 'Which document an officer has seen; the senior himself needs none.',
                maxLength: 200,
              },
            },
            RepresentativeDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String, description: 'Name of the account.' },
              phone: { required: true, type: () => String, description: 'First three and last four digits.' },
              relation: {
                required: true,
                description: 'What the representative is to the senior.',
                enum: ['SPOUSE', 'CHILD', 'GRANDCHILD', 'OTHER_RELATIVE', 'NEIGHBOUR', 'GUARDIAN', 'OTHER'],
              },
              rights: {
                required: true,
                type: () => [Object],
                description: 'VIEW, BOOK, PAY, CONFIRM.',
                enum: ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
                isArray: true,
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which the rights no longer hold, YYYY-MM-DD; null: until revoked.',
              },
              grantedAs: {
                required: true,
                type: () => String,
                description: 'SENIOR, OFFICER (on a proof) or SYSTEM (a roster).',
              },
            },
            MySeniorDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String, description: 'In full.' },
              phone: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First three and last four digits.',
              },
              age: {
                required: true,
                type: () => Number,
                description: 'Completed years; for the deceased, on that day.',
              },
              regionId: { required: true, type: () => Number, description: 'Internal id of the township.' },
              relation: {
                required: true,
                description: 'SELF, or what the caller is to the senior.',
                enum: [
                  'SPOUSE',
                  'CHILD',
                  'GRANDCHILD',
                  'OTHER_RELATIVE',
                  'NEIGHBOUR',
                  'GUARDIAN',
                  'OTHER',
                  'SELF',
                ],
              },
              rights: {
                required: true,
                type: () => [Object],
                description: 'What the caller may do for the senior.',
                enum: ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
                isArray: true,
              },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which the rights no longer hold, YYYY-MM-DD; null: until revoked.',
              },
            },
            MySeniorsDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/representatives/representatives.dto'].MySeniorDto],
                description: 'The caller himself first.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/reveals/reveals.dto.js'),
          {
            RevealInput: {
              fields: {
                required: true,
                type: () => [Object],
                description: 'identityNumber, phone, address.',
                enum: ['identityNumber', 'phone', 'address'],
                isArray: true,
                minItems: 1,
                uniqueItems: true,
              },
              purpose: {
                required: true,
                type: () => String,
                description: 'What it is needed for; the senior and the auditors can read it.',
                minLength: 2,
                maxLength: 200,
              },
            },
            RevealedAddressDto: {
              id: { required: true, type: () => String },
              label: { required: true, type: () => String, description: 'What the family calls it.' },
              text: { required: true, type: () => String, description: 'Street and door.' },
              latitude: { required: true, type: () => Number, description: 'Degrees, in `datum`.' },
              longitude: { required: true, type: () => Number, description: 'Degrees, in `datum`.' },
              datum: { required: true, type: () => String, description: 'WGS84 or GCJ02.' },
            },
            RevealDto: {
              id: { required: true, type: () => String, description: 'Id of the record of this reveal.' },
              identityNumber: {
                required: false,
                type: () => String,
                description: '18 characters, if asked for.',
              },
              phone: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'Digits, if asked for; null: none on file.',
              },
              addresses: {
                required: false,
                type: () => [t['../../../libs/people/src/reveals/reveals.dto'].RevealedAddressDto],
                description: 'Those that hold today or later, if asked for.',
              },
            },
            AccessLogEntryDto: {
              id: { required: true, type: () => String },
              name: {
                required: true,
                type: () => String,
                description: 'Who looked: the name of the account.',
              },
              accountId: { required: true, type: () => String, description: 'Id of the account.' },
              fields: {
                required: true,
                type: () => [Object],
                description: 'identityNumber, phone, address.',
                enum: ['identityNumber', 'phone', 'address'],
                isArray: true,
              },
              purpose: { required: true, type: () => String, description: 'What for.' },
              channel: {
                required: true,
                type: () => String,
                description: 'APP, WEB, HOTLINE, COUNTER or VILLAGE.',
              },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            AccessLogPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/reveals/reveals.dto'].AccessLogEntryDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/seniors/seniors.dto.js'),
          {
            RegisterSeniorInput: {
              name: {
                required: true,
                type: () => String,
                description: 'As in the identity card.',
                minLength: 1,
                maxLength: 50,
              },
              identityNumber: {
                required: true,
                type: () => String,
                description: '18 characters (GB 11643); birth date and sex are read from it.',
                maxLength: 20,
              },
              phone: {
                required: false,
                type: () => String,
                description: 'Mobile number, or landline with area code.',
                maxLength: 30,
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the township or village of residence.',
              },
              hukouRegionId: {
                required: false,
                type: () => Number,
                description: 'Internal id of the division of household registration.',
              },
              address: {
                required: false,
                type: () => t['../../../libs/people/src/addresses/addresses.dto'].AddressInput,
                description: 'Where services go.',
              },
              categories: {
                required: false,
                type: () => [t['../../../libs/people/src/categories/categories.dto'].CategoryInput],
                description: 'What the senior belongs to, each with the time it is valid.',
                maxItems: 20,
              },
            },
            ChangeSeniorInput: {
              name: {
                required: false,
                type: () => String,
                description: 'As in the identity card.',
                minLength: 1,
                maxLength: 50,
              },
              phone: {
                required: false,
                type: () => String,
                description: 'Mobile number, or landline with area code.',
                maxLength: 30,
              },
              regionId: {
                required: false,
                type: () => Number,
                description: 'Internal id of another township or village of the same county.',
              },
              hukouRegionId: {
                required: false,
                type: () => Number,
                description: 'Internal id of the division of household registration.',
              },
            },
            OpenAccountInput: {
              phone: {
                required: true,
                type: () => String,
                description: 'Mobile number the senior logs in with.',
                maxLength: 30,
              },
            },
            RegisteredSeniorDto: {
              id: { required: true, type: () => String },
              created: {
                required: true,
                type: () => Boolean,
                description: 'false: the identity number was on file, and the file was brought up to date.',
              },
              changed: {
                required: true,
                type: () => Boolean,
                description: 'false: everything was on file as stated.',
              },
            },
            SeniorsQuery: {
              name: {
                required: false,
                type: () => String,
                description: 'How the name begins.',
                minLength: 1,
                maxLength: 50,
              },
            },
            LookUpInput: {
              identityNumber: {
                required: false,
                type: () => String,
                description: 'The whole identity number; either this or the phone.',
                maxLength: 20,
              },
              phone: {
                required: false,
                type: () => String,
                description: 'The whole phone number.',
                maxLength: 30,
              },
            },
            SeniorListItemDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String, description: '\u738B*\u534E' },
              identityNumber: {
                required: true,
                type: () => String,
                description: 'First and last four characters.',
              },
              phone: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First three and last four digits; null: none on file.',
              },
              address: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'As far as the community; null: none on file.',
              },
              sex: { required: true, enum: ['MALE', 'FEMALE'] },
              age: {
                required: true,
                type: () => Number,
                description: 'Completed years; for the deceased, on that day.',
              },
              regionId: { required: true, type: () => Number, description: 'Internal id of the township.' },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              deceasedOn: { required: true, type: () => String, nullable: true, description: 'YYYY-MM-DD' },
            },
            SeniorPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/seniors/seniors.dto'].SeniorListItemDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            SeniorsFoundDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/people/src/seniors/seniors.dto'].SeniorListItemDto],
                description: "Seniors in the caller's divisions with exactly this number.",
              },
            },
            SeniorDetailDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String, description: 'In full.' },
              identityNumber: {
                required: true,
                type: () => String,
                description: 'First and last four characters; the whole of it by a reveal.',
              },
              phone: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First three and last four digits; the whole of it by a reveal.',
              },
              sex: { required: true, enum: ['MALE', 'FEMALE'] },
              age: {
                required: true,
                type: () => Number,
                description: 'Completed years; for the deceased, on that day.',
              },
              regionId: { required: true, type: () => Number, description: 'Internal id of the township.' },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              hukouRegionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id of the division of household registration.',
              },
              hasAccount: {
                required: true,
                type: () => Boolean,
                description: 'Whether the senior has a login of his own.',
              },
              deceasedOn: { required: true, type: () => String, nullable: true, description: 'YYYY-MM-DD' },
              addresses: {
                required: true,
                type: () => [t['../../../libs/people/src/addresses/addresses.dto'].AddressDto],
                description: 'Those that hold today or later.',
              },
              categories: {
                required: true,
                type: () => [t['../../../libs/people/src/categories/categories.dto'].CategoryDto],
                description: 'Everything recorded, newest first.',
              },
              representatives: {
                required: true,
                type: () => [
                  t['../../../libs/people/src/representatives/representatives.dto'].RepresentativeDto,
                ],
                description: 'Whose rights hold today or later.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/cases/cases.dto.js'),
          {
            AssessmentRequestInput: {
              reason: {
                required: true,
                description:
                  'FIRST, ROUTINE (a year has passed), IMMEDIATE (the condition has changed) or OTHER (policy.md 1.4).',
                enum: ['OTHER', 'FIRST', 'ROUTINE', 'IMMEDIATE'],
              },
              note: {
                required: false,
                type: () => String,
                description: 'What has changed, in words; stored encrypted.',
                maxLength: 500,
              },
              draft: {
                required: false,
                type: () => Boolean,
                description: 'True: kept as a draft, to be submitted later.',
              },
            },
            AppointmentInput: {
              scheduledFor: {
                required: true,
                type: () => String,
                description: 'ISO 8601 with zone, not in the past.',
              },
              place: {
                required: true,
                description: 'HOME, COMMUNITY or INSTITUTION.',
                enum: ['HOME', 'COMMUNITY', 'INSTITUTION'],
              },
              leadAssessorId: {
                required: true,
                type: () => String,
                description: 'Id of a registered assessor.',
                format: 'uuid',
              },
              secondAssessorId: {
                required: true,
                type: () => String,
                description: 'Id of another one; at least one of the two has a medical background.',
                format: 'uuid',
              },
            },
            CaseReasonInput: {
              reason: {
                required: true,
                type: () => String,
                description: 'In words; stored encrypted.',
                minLength: 2,
                maxLength: 500,
              },
            },
            CaseStateDto: {
              id: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
            },
            CasesQuery: {
              state: {
                required: false,
                description: 'Only those in this state.',
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
            },
            CaseDto: {
              id: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              regionId: { required: true, type: () => Number, description: 'Internal id of the township.' },
              reason: {
                required: true,
                description: 'FIRST, ROUTINE, IMMEDIATE, DISPUTE_REVIEW, RE_CHECK or OTHER.',
                enum: ['OTHER', 'FIRST', 'ROUTINE', 'IMMEDIATE', 'DISPUTE_REVIEW', 'RE_CHECK'],
              },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
              stateName: { required: true, type: () => String, description: "In the caller's language." },
              requestedAt: { required: true, type: () => Date },
              scheduledFor: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'The appointment; null before there is one.',
              },
              place: {
                required: true,
                nullable: true,
                description: 'HOME, COMMUNITY or INSTITUTION; null before there is an appointment.',
                enum: ['HOME', 'COMMUNITY', 'INSTITUTION'],
              },
              publishedOn: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Day of the report, YYYY-MM-DD; null before that.',
              },
              disputedId: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'The assessment whose result was disputed, for a DISPUTE_REVIEW; is checked by others, for a RE_CHECK.',
              },
            },
            CasePageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/cases/cases.dto'].CaseDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            CaseStepDto: {
              fromState: {
                required: true,
                nullable: true,
                description: 'null: the request itself.',
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
              toState: {
                required: true,
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
              by: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Name of who did it; null: the platform.',
              },
              at: { required: true, type: () => Date },
            },
            CaseReasonDto: {
              toState: {
                required: true,
                description: 'The state it led to.',
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
              reason: { required: true, type: () => String },
              at: { required: true, type: () => Date },
            },
            CaseAssessorDto: {
              name: { required: true, type: () => String },
              agency: { required: true, type: () => String },
              qualificationNumber: { required: true, type: () => String },
              medical: { required: true, type: () => Boolean },
              signedAt: { required: true, type: () => Date, nullable: true },
            },
            CaseDetailDto: {
              assessors: {
                required: true,
                type: () => [t['../../../libs/assessment/src/cases/cases.dto'].CaseAssessorDto],
                description: 'The two assessors; empty before there is an appointment.',
              },
              formVersion: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  "Number of the form's present version, which a signature names; null before anything was written down.",
              },
              steps: {
                required: true,
                type: () => [t['../../../libs/assessment/src/cases/cases.dto'].CaseStepDto],
                description: 'Everything that happened, oldest first.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/decisions/decisions.dto.js'),
          {
            CaseReviewInput: {
              decision: {
                required: true,
                description: 'APPROVED, or RETURNED to the assessors, who sign again.',
                enum: ['APPROVED', 'RETURNED'],
              },
              reason: {
                required: false,
                type: () => String,
                description: 'In words; needed for a return. Stored encrypted.',
                minLength: 2,
                maxLength: 500,
              },
            },
            CasePublicationInput: {
              sourceDocument: {
                required: true,
                type: () => String,
                description: 'Number of the report.',
                minLength: 2,
                maxLength: 100,
              },
            },
            CaseDisputeDecisionInput: {
              decision: {
                required: true,
                description: 'UPHELD: other assessors assess again. DISMISSED: the result stands.',
                enum: ['UPHELD', 'DISMISSED'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'In words; stored encrypted.',
                minLength: 2,
                maxLength: 500,
              },
            },
            CaseDisputeDecisionDto: {
              id: { required: true, type: () => String, description: 'Id of the disputed assessment.' },
              state: { required: true, type: () => String },
              reviewId: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Id of the assessment that looks at it again; null when the dispute was dismissed.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/form/form.dto.js'),
          {
            AnswerInput: {
              code: { required: true, type: () => String, description: '`B1.1` to `B4.5`.', maxLength: 10 },
              score: { required: true, type: () => Number, description: "One of the item's options." },
            },
            RiskEventsInput: {
              FALL: {
                required: false,
                type: () => Number,
                description: 'Falls in the last 30 days.',
                minimum: 0,
                maximum: 3,
              },
              WANDERING: {
                required: false,
                type: () => Number,
                description: 'Times lost in the last 30 days.',
                minimum: 0,
                maximum: 3,
              },
              CHOKING: {
                required: false,
                type: () => Number,
                description: 'Times choked in the last 30 days.',
                minimum: 0,
                maximum: 3,
              },
              SUICIDE_SELF_HARM: {
                required: false,
                type: () => Number,
                description: 'Suicide or self-harm in the last 30 days.',
                minimum: 0,
                maximum: 3,
              },
              OTHER: {
                required: false,
                type: () => Number,
                description: 'Other risk events in the last 30 days.',
                minimum: 0,
                maximum: 3,
              },
            },
            EvidenceInput: {
              adjustment: {
                required: true,
                description: 'COMA, DEMENTIA, OTHER_MENTAL (by a psychiatrist) or RISK_EVENTS.',
                enum: ['COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS'],
              },
              fileId: {
                required: false,
                type: () => String,
                description: 'An upload of yours, or one that is part of this form already.',
                format: 'uuid',
              },
              document: {
                required: false,
                type: () => String,
                description: 'Or what identifies the document: hospital, number, day. Stored encrypted.',
                minLength: 2,
                maxLength: 200,
              },
            },
            FormInput: {
              assessedOn: {
                required: true,
                type: () => String,
                description: 'Day on which the senior was seen, YYYY-MM-DD, today at the latest.',
              },
              answers: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].AnswerInput],
                description:
                  'Scores of items; those not answered yet may be left out until the form is signed.',
                maxItems: 26,
              },
              coma: { required: true, type: () => Boolean, description: 'A.5.11' },
              diagnoses: {
                required: true,
                type: () => [String],
                description: 'A.4.1: ICD-10 codes, `F00.1`, `I10`.',
                maxItems: 40,
                pattern: '^[A-Z]\\d\\d(\\.\\d{1,2})?$',
              },
              riskEvents: {
                required: true,
                type: () => t['../../../libs/assessment/src/form/form.dto'].RiskEventsInput,
                description: 'A.2.14',
              },
              informant: {
                required: true,
                description: 'SELF, SPOUSE, CHILD, OTHER_RELATIVE, HIRED_CARER, VILLAGE_COMMITTEE or OTHER.',
                enum: [
                  'SPOUSE',
                  'CHILD',
                  'OTHER_RELATIVE',
                  'OTHER',
                  'SELF',
                  'HIRED_CARER',
                  'VILLAGE_COMMITTEE',
                ],
              },
              acknowledgedBy: {
                required: true,
                description: "Who signed the report for the senior's side: SENIOR, AGENT, or DECLINED.",
                enum: ['SENIOR', 'AGENT', 'DECLINED'],
              },
              note: {
                required: false,
                type: () => String,
                description: 'Anything else, in words; stored encrypted.',
                maxLength: 1000,
              },
              evidence: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].EvidenceInput],
                description:
                  'A document for each adjustment that the form calls for, at the latest when it is signed.',
              },
            },
            SavedFormDto: {
              id: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'SUBMITTED',
                  'SCHEDULED',
                  'IN_PROGRESS',
                  'SCORED',
                  'REVIEWED',
                  'PUBLISHED',
                  'DISPUTED',
                  'RE_ASSESSING',
                  'SUPERSEDED',
                  'EXPIRED',
                  'CANCELLED',
                ],
              },
              version: {
                required: true,
                type: () => Number,
                description: 'Number of this version; signatures name it.',
              },
              missingItems: {
                required: true,
                type: () => [String],
                description: 'Items that are not answered yet.',
              },
              missingEvidence: {
                required: true,
                type: () => [Object],
                description: 'Adjustments that still need a document.',
                enum: ['COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS'],
                isArray: true,
              },
            },
            SignatureInput: {
              version: {
                required: true,
                type: () => Number,
                description: 'Number of the version that is signed.',
                minimum: 1,
              },
            },
            ReadingInput: {
              purpose: {
                required: true,
                type: () => String,
                description: 'What it is read for; the senior and the auditors can read it.',
                minLength: 2,
                maxLength: 200,
              },
            },
            AnsweredItemDto: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              score: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'null: not answered yet.',
              },
              answerZh: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The option in words.',
              },
            },
            AnsweredGroupDto: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              score: { required: true, type: () => Number, description: 'Sum of what is answered.' },
              maxScore: { required: true, type: () => Number },
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].AnsweredItemDto],
              },
            },
            EvidenceDto: {
              adjustment: {
                required: true,
                description: 'The adjustment rule it proves.',
                enum: ['COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS'],
              },
              fileId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'To be read at `evidence/:fileId`.',
              },
              document: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What the paper is called and who issued it.',
              },
            },
            ScoreDto: {
              total: { required: true, type: () => Number, description: '0 to 90, higher is better.' },
              preliminaryLevel: { required: true, enum: [0, 3, 2, 4, 1] },
              adjustedBy: {
                required: true,
                nullable: true,
                description: 'What raised the level; null: nothing.',
                enum: ['COMA', 'DEMENTIA', 'OTHER_MENTAL', 'RISK_EVENTS'],
              },
              finalLevel: { required: true, enum: [0, 3, 2, 4, 1] },
            },
            FormDto: {
              version: { required: true, type: () => Number },
              assessedOn: { required: true, type: () => String },
              groups: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].AnsweredGroupDto],
              },
              coma: { required: true, type: () => Boolean },
              diagnoses: { required: true, type: () => [String], description: 'ICD-10 codes.' },
              riskEvents: {
                required: true,
                type: () => t['../../../libs/assessment/src/form/form.dto'].RiskEventsInput,
              },
              informant: {
                required: true,
                enum: [
                  'SPOUSE',
                  'CHILD',
                  'OTHER_RELATIVE',
                  'OTHER',
                  'SELF',
                  'HIRED_CARER',
                  'VILLAGE_COMMITTEE',
                ],
              },
              acknowledgedBy: { required: true, enum: ['SENIOR', 'AGENT', 'DECLINED'] },
              note: { required: true, type: () => String, nullable: true },
              evidence: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].EvidenceDto],
              },
              score: {
                required: true,
                type: () => t['../../../libs/assessment/src/form/form.dto'].ScoreDto,
                nullable: true,
                description: 'null until both assessors have signed.',
              },
            },
            CaseFileDto: {
              readingId: {
                required: true,
                type: () => String,
                description: 'Id of the record of this reading.',
              },
              form: {
                required: true,
                type: () => t['../../../libs/assessment/src/form/form.dto'].FormDto,
                nullable: true,
                description:
                  'null: nothing was written down yet, or it is not published yet and the caller is of the family.',
              },
              reasons: {
                required: true,
                type: () => [t['../../../libs/assessment/src/cases/cases.dto'].CaseReasonDto],
                description: 'Why it was asked for, returned, disputed or decided; oldest first.',
              },
            },
            ReadingDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String, description: 'Who read: the name of the account.' },
              accountId: { required: true, type: () => String },
              purpose: { required: true, type: () => String, description: 'What for.' },
              channel: {
                required: true,
                type: () => String,
                description: 'APP, WEB, HOTLINE, COUNTER or VILLAGE.',
              },
              at: { required: true, type: () => Date },
            },
            ReadingPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form.dto'].ReadingDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/form/form-definition.dto.js'),
          {
            FormOptionDto: {
              score: { required: true, type: () => Number },
              zh: { required: true, type: () => String },
            },
            FormItemDto: {
              code: { required: true, type: () => String, description: '`B1.1`' },
              zh: { required: true, type: () => String },
              name: { required: true, type: () => String, description: 'English name.' },
              hint: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What is looked at; null where the name says it.',
              },
              options: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form-definition.dto'].FormOptionDto],
                description: 'Best first.',
              },
            },
            FormGroupDto: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              name: { required: true, type: () => String },
              maxScore: { required: true, type: () => Number },
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form-definition.dto'].FormItemDto],
              },
            },
            LevelBandDto: {
              level: { required: true, type: () => Number, description: '0 intact to 4 complete loss.' },
              zh: { required: true, type: () => String },
              min: { required: true, type: () => Number, description: 'Lowest total of the level.' },
              max: { required: true, type: () => Number, description: 'Highest total of the level.' },
            },
            FormDefinitionDto: {
              standard: { required: true, type: () => String, description: 'Number of the standard.' },
              maxTotal: { required: true, type: () => Number, description: 'Highest total, 90.' },
              groups: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form-definition.dto'].FormGroupDto],
              },
              levels: {
                required: true,
                type: () => [t['../../../libs/assessment/src/form/form-definition.dto'].LevelBandDto],
              },
              riskEvents: {
                required: true,
                type: () => [String],
                description: 'Kinds of risk events of the last 30 days.',
              },
              adjustments: {
                required: true,
                type: () => [String],
                description: 'What raises a level, each with evidence.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/rechecks/rechecks.dto.js'),
          {
            RecheckDrawInput: {
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              from: {
                required: true,
                type: () => String,
                description: 'First day of publication, YYYY-MM-DD.',
              },
              lastDay: {
                required: true,
                type: () => String,
                description: 'Last day of publication, which is over, YYYY-MM-DD.',
              },
            },
            RecheckUnitDto: {
              place: {
                required: true,
                type: () => Number,
                description: 'Place in the order of the draw, from 1.',
              },
              assessmentId: {
                required: true,
                type: () => String,
                description: 'The assessment that could be drawn.',
              },
              recheckId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The assessment by others; null: not drawn.',
              },
            },
            RecheckDrawSummaryDto: {
              id: {
                required: true,
                type: () => String,
                description: 'Also the seed: the order is that of SHA-256 over `id assessmentId`.',
              },
              countyId: { required: true, type: () => Number },
              from: { required: true, type: () => String, description: 'Days of publication, YYYY-MM-DD.' },
              lastDay: { required: true, type: () => String },
              shareBp: { required: true, type: () => Number, description: 'Basis points, rounded up.' },
              drawnAt: { required: true, type: () => Date },
              frame: { required: true, type: () => Number, description: 'Assessments that could be drawn.' },
              drawn: { required: true, type: () => Number },
              published: { required: true, type: () => Number, description: 'Re-checks that are published.' },
              lower: {
                required: true,
                type: () => Number,
                description: 'Of these, so many found less of a loss than the assessment they check.',
              },
            },
            RecheckDrawDto: {
              units: {
                required: true,
                type: () => [t['../../../libs/assessment/src/rechecks/rechecks.dto'].RecheckUnitDto],
                description: 'In the order of the draw.',
              },
            },
            RecheckDrawPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/rechecks/rechecks.dto'].RecheckDrawSummaryDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/results/results.dto.js'),
          {
            ResultInput: {
              level: {
                required: true,
                description: 'GB/T 42195-2022: 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss.',
                enum: [0, 3, 2, 4, 1],
              },
              assessedOn: {
                required: true,
                type: () => String,
                description: 'Day of the report, YYYY-MM-DD, today at the latest.',
              },
              sourceDocument: {
                required: true,
                type: () => String,
                description: 'Number of the report.',
                minLength: 2,
                maxLength: 100,
              },
            },
            RecordedResultDto: {
              id: { required: true, type: () => String, description: 'Id of the result.' },
            },
            ResultDto: {
              id: { required: true, type: () => String },
              level: {
                required: true,
                description: '0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss.',
                enum: [0, 3, 2, 4, 1],
              },
              assessedOn: {
                required: true,
                type: () => String,
                description:
                  'Day of the assessment, YYYY-MM-DD; of a result from elsewhere, the day of its report.',
              },
              publishedOn: {
                required: true,
                type: () => String,
                description: 'Day of the report, YYYY-MM-DD.',
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day on which it holds, YYYY-MM-DD.',
              },
              validTo: {
                required: true,
                type: () => String,
                description: 'First day on which it no longer holds, YYYY-MM-DD.',
              },
              sourceDocument: { required: true, type: () => String, description: 'Number of the report.' },
            },
            ResultPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/assessment/src/results/results.dto'].ResultDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/catalogue/src/items/items.dto.js'),
          {
            ItemsQuery: {
              category: {
                required: false,
                description: 'Only this category of GB/T 43153-2023.',
                enum: [
                  'DAILY_LIVING',
                  'BASIC_CARE',
                  'HEALTH_MANAGEMENT',
                  'VISIT_CARE',
                  'EMOTIONAL_SUPPORT',
                  'ERRAND_AGENCY',
                  'HOME_ADAPTATION',
                ],
              },
              fulfilment: {
                required: false,
                description: 'Only what is delivered this way.',
                enum: ['VISIT', 'MEAL', 'BED', 'RETROFIT', 'RENTAL'],
              },
            },
            TaskDto: {
              code: { required: true, type: () => String, description: 'Stable code within the item.' },
              zh: { required: true, type: () => String, description: 'Chinese wording.' },
              en: { required: true, type: () => String, description: 'English wording.' },
            },
            GapDto: {
              itemCode: { required: true, type: () => String, description: 'The item it comes after.' },
              leastMinutes: {
                required: true,
                type: () => Number,
                description: 'Least minutes from the end of that one to the start of this one.',
              },
              mostMinutes: { required: true, type: () => Number, description: 'Most minutes between them.' },
            },
            ServiceItemDto: {
              code: { required: true, type: () => String, description: 'Stable code of the item.' },
              zh: { required: true, type: () => String, description: 'Chinese name.' },
              en: { required: true, type: () => String, description: 'English name.' },
              category: {
                required: true,
                description: 'One of the seven categories of GB/T 43153-2023.',
                enum: [
                  'DAILY_LIVING',
                  'BASIC_CARE',
                  'HEALTH_MANAGEMENT',
                  'VISIT_CARE',
                  'EMOTIONAL_SUPPORT',
                  'ERRAND_AGENCY',
                  'HOME_ADAPTATION',
                ],
              },
              unit: {
                required: true,
                description: 'What the price is for: HOUR, VISIT, DAY, MONTH or PIECE.',
                enum: ['VISIT', 'HOUR', 'DAY', 'MONTH', 'PIECE'],
              },
              minMinutes: {
                required: true,
                type: () => Number,
                description: 'Shortest time in minutes that counts as delivered; 0 where time is no measure.',
              },
              fulfilment: {
                required: true,
                description: 'How it is delivered: VISIT, MEAL, BED, RETROFIT or RENTAL.',
                enum: ['VISIT', 'MEAL', 'BED', 'RETROFIT', 'RENTAL'],
              },
              requiredLicences: {
                required: true,
                type: () => [String],
                description:
                  'Licences the provider must hold. BUSINESS: its legal registration, in whatever form.',
              },
              requiredCredentials: {
                required: true,
                type: () => [String],
                description: 'Credentials the caregiver must hold.',
              },
              requiredSkills: {
                required: true,
                type: () => [String],
                description: 'Skills the caregiver must have.',
              },
              sameSexRequired: {
                required: true,
                type: () => Boolean,
                description: 'Caregiver and senior must be of the same sex.',
              },
              caregivers: {
                required: true,
                type: () => Number,
                description: 'How many caregivers come at once: 1 or 2.',
              },
              sampleTasks: {
                required: true,
                type: () => [t['../../../libs/catalogue/src/items/items.dto'].TaskDto],
                description: 'The steps of the service, as a checklist.',
              },
              after: {
                required: true,
                type: () => [t['../../../libs/catalogue/src/items/items.dto'].GapDto],
                description: 'What it is to come after when both are booked together, and how soon.',
              },
            },
            ServiceItemPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/catalogue/src/items/items.dto'].ServiceItemDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/catalogue/src/prices/prices.dto.js'),
          {
            PriceQuery: {
              regionId: { required: true, type: () => Number, description: 'Internal id of the division.' },
              on: {
                required: false,
                type: () => String,
                description: 'Day of the service, YYYY-MM-DD; today unless given.',
              },
            },
            SetPriceInput: {
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division it holds in, and below.',
              },
              priceFen: {
                required: true,
                type: () => Number,
                description: 'Price of one unit in fen.',
                minimum: 0,
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day, YYYY-MM-DD, tomorrow at the earliest.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'Number of the document that sets it.',
                minLength: 2,
                maxLength: 200,
              },
            },
            PriceDto: {
              itemCode: { required: true, type: () => String, description: 'Code of the service item.' },
              fen: {
                required: true,
                type: () => Number,
                description: 'Price in fen, for `perMinutes` minutes or for one unit.',
              },
              perMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Minutes the price is for; null: it is for one visit, day, month or piece.',
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'The division that set it: the one asked for, or the nearest above it.',
              },
              validFrom: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              validTo: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds, YYYY-MM-DD; null: open.',
              },
              isDefault: {
                required: true,
                type: () => Boolean,
                description: 'A default the platform came with, not yet confirmed by the city.',
              },
              source: { required: true, type: () => String, description: 'Where it is laid down.' },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/alerts/alert.dto.js'),
          {
            AlertListQuery: {
              state: {
                required: true,
                description:
                  'OPEN: those that are not over, unless given; CLOSED: those that are, the latest first.',
                default: 'OPEN',
                enum: ['OPEN', 'CLOSED'],
              },
              level: {
                required: false,
                description: 'Only alerts that have come to this level.',
                enum: ['DISPATCHER', 'MANAGER', 'OFFICER'],
              },
              kind: {
                required: false,
                description: 'Only alerts of this kind.',
                enum: ['OFFER_UNSEEN', 'NO_CAREGIVER', 'LATE_DEPARTURE', 'MISSED_CHECK_IN'],
              },
            },
            DisposeAlertDto: {
              disposition: {
                required: true,
                description: 'What became of it. Which codes fit depends on the kind of alert.',
                enum: [
                  'OTHER',
                  'CANCELLED',
                  'ANSWERING',
                  'ARRANGING',
                  'CALLED_ON_THE_WAY',
                  'REASSIGNED',
                  'SERVED_LATE',
                  'FALSE_ALARM',
                ],
              },
              note: {
                required: false,
                type: () => String,
                description: 'In your own words; needed for OTHER.',
                maxLength: 300,
              },
            },
            AlertDto: {
              id: { required: true, type: () => String, description: 'The alert.' },
              kind: {
                required: true,
                description: 'What has not happened.',
                enum: ['OFFER_UNSEEN', 'NO_CAREGIVER', 'LATE_DEPARTURE', 'MISSED_CHECK_IN'],
              },
              orderId: { required: true, type: () => String, description: 'The order it is about.' },
              offerId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The offer nobody saw, or null.',
              },
              providerId: { required: true, type: () => String, description: 'The provider.' },
              caregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Who is late, or null.',
              },
              regionId: { required: true, type: () => Number, description: 'Township of the service.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service, ISO 8601.',
              },
              expectedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When the caregiver is expected, ISO 8601; null: nobody can tell.',
              },
              raisedAt: { required: true, type: () => String, description: 'When it was raised, ISO 8601.' },
              level: {
                required: true,
                description: 'Whose turn it is.',
                enum: ['DISPATCHER', 'MANAGER', 'OFFICER'],
              },
              nextLevelAt: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'When the next level is told unless it has ended, ISO 8601; null: it is over, or at the last level.',
              },
              state: {
                required: true,
                description: 'OPEN, ACKNOWLEDGED by whoever looks after it, or CLOSED.',
                enum: ['OPEN', 'CLOSED', 'ACKNOWLEDGED'],
              },
              acknowledgedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of whoever looks after it, or null.',
              },
              acknowledgedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Since when, ISO 8601, or null.',
              },
              closedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it ended, ISO 8601, or null.',
              },
              closedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of whoever ended it; null: it is not over, or a fact ended it.',
              },
              disposition: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What became of it: code, or null.',
              },
              note: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The same in the words of whoever ended it, or null.',
              },
            },
            AlertPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/alerts/alert.dto'].AlertDto],
                description:
                  'Those nobody has taken first, among them the highest level, then the earliest service.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            AlertStepDto: {
              kind: {
                required: true,
                type: () => String,
                description: 'RAISED, ESCALATED, ACKNOWLEDGED or CLOSED.',
              },
              level: {
                required: true,
                description: 'The level it was at then.',
                enum: ['DISPATCHER', 'MANAGER', 'OFFICER'],
              },
              at: { required: true, type: () => String, description: 'When, ISO 8601.' },
              accountId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of whoever did it; null: the clock, or a fact.',
              },
              disposition: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What became of it, of the last step; else null.',
              },
            },
            AlertDetailDto: {
              steps: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/alerts/alert.dto'].AlertStepDto],
                description: 'What happened to it, in order.',
              },
            },
            OfferReceiptDto: {
              offerId: { required: true, type: () => String, description: 'The offer.' },
              seenAt: {
                required: true,
                type: () => String,
                description: 'When the caller saw it first, ISO 8601.',
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/papers/papers.dto.js'),
          {
            PaperInputDto: {
              number: {
                required: true,
                type: () => String,
                description: 'As printed on the paper.',
                minLength: 1,
                maxLength: 80,
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day on which it holds, `YYYY-MM-DD`.',
              },
              lastDay: {
                required: false,
                type: () => String,
                description:
                  'Last day on which it holds, `YYYY-MM-DD`; absent when it holds until withdrawn.',
              },
              fileId: {
                required: true,
                type: () => String,
                description: 'An upload of the caller (`POST /files`).',
                format: 'uuid',
              },
            },
            PaperDecisionDto: {
              decision: {
                required: true,
                description: 'An approved paper counts from now on, within its validity.',
                enum: ['APPROVE', 'REJECT'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Shown to the provider.',
                minLength: 2,
                maxLength: 500,
              },
            },
            ReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'Shown to the provider and kept for good.',
                minLength: 2,
                maxLength: 500,
              },
            },
            PaperDto: {
              id: { required: true, type: () => String },
              type: { required: true, type: () => String },
              number: { required: true, type: () => String },
              validFrom: { required: true, type: () => String, description: 'First day on which it holds.' },
              lastDay: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Last day on which it holds; null when it holds until withdrawn.',
              },
              state: {
                required: true,
                type: () => String,
                description:
                  'PENDING, APPROVED, REJECTED, REVOKED, or EXPIRED once an approved one is past its last day.',
              },
              hasFile: {
                required: true,
                type: () => Boolean,
                description: 'Whether its scan can be downloaded.',
              },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was rejected, revoked or approved.',
              },
            },
            LicenceDto: {
              issuer: { required: true, type: () => String, description: 'The authority that gave it.' },
              scope: { required: true, type: () => String, description: 'What it permits, as printed.' },
            },
            PaperStateDto: {
              id: { required: true, type: () => String },
              state: { required: true, type: () => String },
            },
          },
        ],
        [
          import('../../../libs/providers/src/licences/licences.dto.js'),
          {
            LicenceInputDto: {
              type: {
                required: true,
                description: 'What kind of licence it is.',
                enum: ['BUSINESS', 'CARE_INSTITUTION_FILING', 'FOOD', 'MEDICAL', 'MEDICAL_DEVICE'],
              },
              issuer: {
                required: true,
                type: () => String,
                description: 'The authority that gave it.',
                minLength: 2,
                maxLength: 100,
              },
              scope: {
                required: true,
                type: () => String,
                description: 'What it permits, as printed.',
                minLength: 1,
                maxLength: 500,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/organisations/provider.dto.js'),
          {
            ServicesDto: {
              serviceRegionIds: {
                required: true,
                type: () => [Number],
                description: 'Divisions it serves, each with everything below it (region ids).',
                minItems: 1,
                maxItems: 200,
              },
              itemCodes: {
                required: true,
                type: () => [String],
                description: 'Codes of the service catalogue.',
                minItems: 1,
                maxItems: 200,
              },
            },
            ApplicationDto: {
              name: {
                required: true,
                type: () => String,
                description: 'As on its registration.',
                minLength: 2,
                maxLength: 100,
              },
              creditCode: {
                required: true,
                type: () => String,
                description: 'Unified social credit code, 18 characters.',
              },
              type: {
                required: true,
                description: 'What kind of organisation it is.',
                enum: [
                  'INSTITUTION',
                  'RURAL_AREA_CENTRE',
                  'MEDICAL_NURSING',
                  'COMMUNITY_CENTRE',
                  'STREET_DAY_CARE',
                  'HOME_CARE_ORG',
                  'SOCIAL_ORG',
                ],
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township of its address (region id); its county handles the application.',
              },
              address: {
                required: true,
                type: () => String,
                description: 'Street and number.',
                minLength: 2,
                maxLength: 200,
              },
              latitude: { required: true, type: () => Number, description: 'Degrees.' },
              longitude: { required: true, type: () => Number, description: 'Degrees.' },
              datum: {
                required: true,
                description: 'What the position refers to: GCJ02 when it was picked on a Chinese map.',
                enum: ['WGS84', 'GCJ02'],
              },
              contactName: {
                required: true,
                type: () => String,
                description: 'Whom the authority and families may call.',
                minLength: 1,
                maxLength: 50,
              },
              contactPhone: { required: true, type: () => String, description: 'His mobile number.' },
              licences: {
                required: true,
                type: () => [t['../../../libs/providers/src/licences/licences.dto'].LicenceInputDto],
                description: 'Registration and every further licence, with their scans.',
                minItems: 1,
                maxItems: 20,
              },
            },
            ProviderListQuery: {
              state: {
                required: false,
                description: 'Only providers in this state; families see admitted ones in any case.',
                enum: ['CHECKED', 'APPLIED', 'ADMITTED', 'REFUSED', 'SUSPENDED', 'BLACKLISTED'],
              },
              regionId: {
                required: false,
                type: () => Number,
                description: 'Only providers whose address lies in this division (region id).',
              },
              itemCode: {
                required: false,
                type: () => String,
                description: 'Only providers that offer this item.',
              },
            },
            ProviderDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              type: {
                required: true,
                enum: [
                  'INSTITUTION',
                  'RURAL_AREA_CENTRE',
                  'MEDICAL_NURSING',
                  'COMMUNITY_CENTRE',
                  'STREET_DAY_CARE',
                  'HOME_CARE_ORG',
                  'SOCIAL_ORG',
                ],
              },
              state: {
                required: true,
                enum: ['CHECKED', 'APPLIED', 'ADMITTED', 'REFUSED', 'SUSPENDED', 'BLACKLISTED'],
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township of its address (region id).',
              },
              address: { required: true, type: () => String },
              latitude: { required: true, type: () => Number },
              longitude: { required: true, type: () => Number },
              datum: { required: true, enum: ['WGS84', 'GCJ02'] },
              itemCodes: { required: true, type: () => [String] },
              serviceRegionIds: { required: true, type: () => [Number] },
            },
            ProviderPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/providers/src/organisations/provider.dto'].ProviderDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: '`cursor` of the next page; null on the last one.',
              },
            },
            ProviderStateChangeDto: {
              fromState: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null when it applied for the first time.',
              },
              toState: { required: true, type: () => String },
              reason: { required: true, type: () => String },
              ground: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Ground of the joint-punishment list.',
              },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            ProviderFileDto: {
              creditCode: { required: true, type: () => String },
              contactName: { required: true, type: () => String },
              contactPhoneMasked: { required: true, type: () => String },
              createdAt: {
                required: true,
                type: () => Date,
                description: 'When it first applied, ISO 8601.',
              },
              licences: {
                required: true,
                type: () => [t['../../../libs/providers/src/papers/papers.dto'].LicenceDto],
              },
              changes: {
                required: true,
                type: () => [
                  t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateChangeDto,
                ],
                description: 'Its history, oldest first.',
              },
            },
            ProviderDetailDto: {
              file: {
                required: true,
                type: () => t['../../../libs/providers/src/organisations/provider.dto'].ProviderFileDto,
                nullable: true,
                description: 'null for families.',
              },
            },
            ProviderStateDto: {
              providerId: { required: true, type: () => String },
              state: { required: true, type: () => String },
            },
          },
        ],
        [
          import('../../../libs/providers/src/staff/staff.dto.js'),
          {
            NewStaffDto: {
              name: {
                required: true,
                type: () => String,
                description: 'His own name.',
                minLength: 2,
                maxLength: 50,
              },
              phone: {
                required: true,
                type: () => String,
                description: 'He logs in with it; an account that exists already gets the role.',
              },
              role: {
                required: true,
                description: 'What he does for the provider.',
                enum: ['DISPATCHER', 'QA', 'PROVIDER_FINANCE'],
              },
            },
            StaffDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              phoneMasked: { required: true, type: () => String },
              role: { required: true, enum: ['DISPATCHER', 'QA', 'PROVIDER_FINANCE'] },
              since: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            StaffIdDto: { staffId: { required: true, type: () => String } },
          },
        ],
        [
          import('../../../libs/providers/src/caregivers/caregivers.dto.js'),
          {
            NewCaregiverDto: {
              name: {
                required: true,
                type: () => String,
                description: 'As in the identity card.',
                minLength: 2,
                maxLength: 50,
              },
              identityNumber: {
                required: true,
                type: () => String,
                description: '18 digits; sex and age follow from it.',
              },
              phone: { required: true, type: () => String, description: 'He logs in with it.' },
              dialects: {
                required: true,
                type: () => [String],
                description: 'Codes of the dialects he speaks: `JIANGHUAI`.',
                maxItems: 20,
              },
              skills: {
                required: true,
                type: () => [String],
                description: "Codes of the catalogue's skills: `REHABILITATION`.",
                maxItems: 50,
              },
            },
            CredentialInputDto: {
              type: {
                required: true,
                description: 'What it proves.',
                enum: [
                  'ASSESSOR',
                  'HEALTH_CERTIFICATE',
                  'CARE_WORKER',
                  'REHAB_THERAPIST',
                  'NURSE_REGISTERED',
                  'ESCORT_TRAINING',
                  'SOCIAL_WORKER',
                  'ELECTRICIAN',
                ],
              },
            },
            WorkingHoursDto: {
              weekday: {
                required: true,
                type: () => Number,
                description: 'ISO weekday, 1 Monday to 7 Sunday.',
                minimum: 1,
                maximum: 7,
              },
              startMinute: {
                required: true,
                type: () => Number,
                description: 'Minute of the day in China, 480 for 08:00.',
                minimum: 0,
                maximum: 1439,
              },
              endMinute: {
                required: true,
                type: () => Number,
                description: 'Minute of the day, exclusive; 1440 is the end of the day.',
                minimum: 1,
                maximum: 1440,
              },
            },
            WeekDto: {
              hours: {
                required: true,
                type: () => [t['../../../libs/providers/src/caregivers/caregivers.dto'].WorkingHoursDto],
                description: 'All working hours of a week; what is not listed is free time.',
                maxItems: 50,
              },
            },
            AbsenceInputDto: {
              from: { required: true, type: () => String, description: 'ISO 8601 with zone.' },
              to: { required: true, type: () => String, description: 'ISO 8601 with zone, exclusive.' },
              reason: {
                required: true,
                type: () => String,
                description: 'Leave, illness, training.',
                minLength: 1,
                maxLength: 200,
              },
            },
            CaregiverListQuery: {
              providerId: {
                required: false,
                type: () => String,
                description: 'Only caregivers of this provider.',
                format: 'uuid',
              },
            },
            StartPlaceDto: {
              latitude: { required: true, type: () => Number, description: 'Degrees.' },
              longitude: { required: true, type: () => Number, description: 'Degrees.' },
              datum: {
                required: true,
                description: 'What the position refers to: GCJ02 when it was picked on a Chinese map.',
                enum: ['WGS84', 'GCJ02'],
              },
            },
            CaregiverIdDto: { caregiverId: { required: true, type: () => String } },
            AbsenceDto: {
              id: { required: true, type: () => String },
              from: { required: true, type: () => String, description: 'ISO 8601.' },
              to: { required: true, type: () => String, description: 'ISO 8601, exclusive.' },
              reason: { required: true, type: () => String },
            },
            CaregiverDto: {
              id: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              name: { required: true, type: () => String },
              sex: { required: true, enum: ['MALE', 'FEMALE'] },
              phoneMasked: { required: true, type: () => String },
              dialects: { required: true, type: () => [String] },
              skills: { required: true, type: () => [String] },
              active: {
                required: true,
                type: () => Boolean,
                description: 'false once he has left the provider.',
              },
              listing: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'On the joint-punishment list: PROPOSED (told to those who decide on it), LISTED or REMOVAL_ASKED; null: nothing of\nit.',
              },
              credentials: {
                required: true,
                type: () => [t['../../../libs/providers/src/papers/papers.dto'].PaperDto],
              },
              workingHours: {
                required: true,
                type: () => [t['../../../libs/providers/src/caregivers/caregivers.dto'].WorkingHoursDto],
              },
              absences: {
                required: true,
                type: () => [t['../../../libs/providers/src/caregivers/caregivers.dto'].AbsenceDto],
                description: 'Absences that have not ended.',
              },
            },
            CaregiverPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: '`cursor` of the next page; null on the last one.',
              },
            },
            PersonBlacklistingDto: {
              ground: {
                required: true,
                description:
                  'Ground of the joint-punishment list (\u6C11\u53D1\u30142019\u3015103\u53F7) that a person can give.',
                enum: [
                  'ELDER_RIGHT_HARM',
                  'FRAUD_FUNDRAISING',
                  'ACCIDENT_LIABLE',
                  'SUBSIDY_FRAUD',
                  'OBSTRUCT_INSPECTION',
                  'OTHER_SERIOUS',
                ],
              },
            },
            CaregiverListingDto: {
              caregiverId: { required: true, type: () => String },
              listed: { required: true, type: () => Boolean, description: 'Whether he is on the list now.' },
            },
          },
        ],
        [
          import('../../../libs/providers/src/organisations/admission.dto.js'),
          {
            CheckDto: {
              result: {
                required: true,
                description: 'PASS hands the application on to whoever decides; FAIL refuses it.',
                enum: ['PASS', 'FAIL'],
              },
            },
            AdmissionDto: {
              decision: {
                required: true,
                description: 'Only an admitted provider is ever offered an order.',
                enum: ['ADMIT', 'REFUSE'],
              },
            },
            ListingDecisionDto: {
              agreed: {
                required: true,
                type: () => Boolean,
                description: 'Whether what was proposed, or applied for, is done.',
              },
            },
            BlacklistingDto: {
              ground: {
                required: true,
                description: 'Ground of the joint-punishment list (\u6C11\u53D1\u30142019\u3015103\u53F7).',
                enum: [
                  'OUT_OF_SCOPE',
                  'ELDER_RIGHT_HARM',
                  'FRAUD_FUNDRAISING',
                  'FIRE_HAZARD',
                  'ACCIDENT_LIABLE',
                  'SUBSIDY_FRAUD',
                  'OBSTRUCT_INSPECTION',
                  'NO_ANNUAL_REPORT',
                  'OTHER_SERIOUS',
                ],
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/applications/application.dto.js'),
          {
            BenefitEvidenceDto: {
              fileId: {
                required: true,
                type: () => String,
                description: 'The uploaded file.',
                format: 'uuid',
              },
              title: {
                required: true,
                type: () => String,
                description: 'What it shows: \u4F4E\u4FDD\u8BC1, \u6B8B\u75BE\u8BC1.',
                minLength: 1,
                maxLength: 60,
              },
            },
            OnWordDto: {
              relation: {
                required: true,
                type: () => String,
                description: 'Who asked: the senior, a child, a neighbour.',
                minLength: 1,
                maxLength: 40,
              },
              authorisation: {
                required: true,
                type: () => String,
                description:
                  'How the senior agreed: by phone with a recording number, in person, by a signed form.',
                minLength: 2,
                maxLength: 300,
              },
            },
            WithEvidenceDto: {
              evidence: {
                required: false,
                type: () => [
                  t['../../../libs/entitlement/src/applications/application.dto'].BenefitEvidenceDto,
                ],
                description: 'Proofs, at most ten.',
                maxItems: 10,
              },
              note: {
                required: false,
                type: () => String,
                description: 'Anything the officer should know.',
                maxLength: 500,
              },
            },
            ApplyDto: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'Who is to have the benefit.',
                format: 'uuid',
              },
              programmeCode: {
                required: true,
                type: () => String,
                description: 'A programme that asks for an application.',
                minLength: 1,
                maxLength: 60,
              },
              onBehalf: {
                required: false,
                type: () => t['../../../libs/entitlement/src/applications/application.dto'].OnWordDto,
                description: 'Needed when a helper, officer or hotline agent applies.',
              },
            },
            BenefitReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; the applicant reads it.',
                maxLength: 500,
              },
            },
            BenefitCheckDto: {
              opinion: {
                required: true,
                description: 'What the township makes of it; the county is not bound by it.',
                enum: ['FOR', 'AGAINST'],
              },
            },
            BenefitApprovalDto: {
              reason: {
                required: false,
                type: () => String,
                description: 'A remark, in plain words; the applicant reads it.',
                maxLength: 500,
              },
            },
            AppealDto: {
              evidence: {
                required: false,
                type: () => [
                  t['../../../libs/entitlement/src/applications/application.dto'].BenefitEvidenceDto,
                ],
                description: 'Proofs, at most ten.',
                maxItems: 10,
              },
            },
            AppealDecisionDto: {
              decision: {
                required: true,
                description: 'GRANTED: the benefit is approved after all. DISMISSED: the refusal stands.',
                enum: ['DISMISSED', 'GRANTED'],
              },
            },
            PreviewQuery: {
              programmeCode: {
                required: true,
                type: () => String,
                description: 'A programme that asks for an application.',
                minLength: 1,
                maxLength: 60,
              },
            },
            ApplicationQuery: {
              state: {
                required: false,
                description: 'Only applications in this state.',
                enum: [
                  'SUBMITTED',
                  'RETURNED',
                  'REFUSED',
                  'TOWN_CHECKED',
                  'COUNTY_APPROVED',
                  'PUBLIC_NOTICE',
                  'IN_FORCE',
                  'APPEALED',
                  'APPEAL_DECIDED',
                  'WITHDRAWN',
                ],
              },
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only those of this senior.',
                format: 'uuid',
              },
              programmeCode: {
                required: false,
                type: () => String,
                description: 'Only those of this programme.',
                minLength: 1,
                maxLength: 60,
              },
              regionId: { required: false, type: () => Number, description: 'Only those of this division.' },
              overdue: {
                required: false,
                type: () => Boolean,
                description: 'Only those whose term is over.',
              },
              objected: {
                required: false,
                type: () => Boolean,
                description: 'Only those with an objection nobody has decided on, or only the others.',
              },
            },
            PreviewDto: {
              seniorId: { required: true, type: () => String },
              programmeCode: { required: true, type: () => String },
              programmeZh: { required: true, type: () => String },
              programmeEn: { required: true, type: () => String },
              outcome: {
                required: true,
                description: 'G: would be granted. N: would not. U: something has to be proved first.',
                enum: ['G', 'N', 'U'],
              },
              amount: {
                required: true,
                type: () => Number,
                description: 'In the unit, for a month or, where it is given once, in all.',
              },
              unit: { required: true, type: () => String },
              sentencesZh: {
                required: true,
                type: () => [String],
                description: 'Why, step by step, in Chinese.',
              },
              sentencesEn: { required: true, type: () => [String] },
              wouldChangeZh: {
                required: true,
                type: () => [String],
                description:
                  'The smallest single change that would change the outcome, in Chinese, the nearest first.',
              },
              wouldChangeEn: { required: true, type: () => [String] },
              openApplicationId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'An application or benefit of the senior in this programme that is under way.',
              },
            },
            BenefitApplicationDto: {
              id: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              programmeCode: { required: true, type: () => String },
              programmeZh: { required: true, type: () => String },
              programmeEn: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'SUBMITTED',
                  'RETURNED',
                  'REFUSED',
                  'TOWN_CHECKED',
                  'COUNTY_APPROVED',
                  'PUBLIC_NOTICE',
                  'IN_FORCE',
                  'APPEALED',
                  'APPEAL_DECIDED',
                  'WITHDRAWN',
                ],
              },
              stateZh: { required: true, type: () => String },
              regionId: { required: true, type: () => Number, description: 'Township that checks.' },
              appliedAs: { required: true, enum: ['SENIOR', 'REPRESENTATIVE', 'OFFICE'] },
              submittedAt: { required: true, type: () => Date },
              dueOn: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Last day for the next step, YYYY-MM-DD; null: nobody has to do anything.',
              },
              overdue: { required: true, type: () => Boolean, description: 'The term is over.' },
              noticeUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Last day of the public notice, YYYY-MM-DD.',
              },
              openObjections: {
                required: true,
                type: () => Number,
                description:
                  'Objections of the public notice nobody has decided on; while there is one, the benefit does not begin.',
              },
            },
            ApplicationPageDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/applications/application.dto'].BenefitApplicationDto,
                ],
                description: 'What is overdue first, then what is due soonest.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            ApplicationStepDto: {
              number: { required: true, type: () => Number },
              zh: {
                required: true,
                type: () => String,
                description: 'What happened, in plain Chinese: who in which role, and why.',
              },
              en: { required: true, type: () => String },
              nextZh: { required: true, type: () => String, description: 'What happens next and by when.' },
              nextEn: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'SUBMITTED',
                  'RETURNED',
                  'REFUSED',
                  'TOWN_CHECKED',
                  'COUNTY_APPROVED',
                  'PUBLIC_NOTICE',
                  'IN_FORCE',
                  'APPEALED',
                  'APPEAL_DECIDED',
                  'WITHDRAWN',
                ],
              },
              role: {
                required: true,
                type: () => String,
                description:
                  "Role of whoever took the step: SENIOR, REPRESENTATIVE, SYSTEM or an officer's role.",
              },
              reason: { required: true, type: () => String, nullable: true },
              opinion: { required: true, nullable: true, enum: ['FOR', 'AGAINST'] },
              dueOn: { required: true, type: () => String, nullable: true },
              at: { required: true, type: () => Date },
              determinationPeriod: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'Month of the determination that explains the decision, for GET /seniors/{id}/determinations/{period}.',
              },
              determinationNumber: { required: true, type: () => Number, nullable: true },
            },
            ApplicationEvidenceDto: {
              fileId: { required: true, type: () => String },
              title: { required: true, type: () => String },
              number: { required: true, type: () => Number, description: 'The step it came with.' },
            },
            ObjectionDto: {
              id: { required: true, type: () => String },
              text: { required: true, type: () => String },
              at: { required: true, type: () => Date },
              upheld: {
                required: true,
                type: () => Boolean,
                nullable: true,
                description: 'null: not decided yet.',
              },
              reason: { required: true, type: () => String, nullable: true },
            },
            ApplicationDetailDto: {
              validFrom: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The first day of the benefit, YYYY-MM-DD.',
              },
              validUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The first day without it.',
              },
              steps: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/applications/application.dto'].ApplicationStepDto,
                ],
              },
              evidence: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/applications/application.dto'].ApplicationEvidenceDto,
                ],
              },
              objections: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/applications/application.dto'].ObjectionDto],
                description: 'For officers; empty for the applicant.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/parameters/parameter.dto.js'),
          {
            NewParameterDto: {
              name: {
                required: true,
                type: () => String,
                description: '`NAT_VOUCHER_CAP`; capital letters, digits and underscores.',
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division in which, and below which, it holds.',
              },
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds; left out: open.',
              },
              value: {
                required: true,
                type: () => Object,
                description: 'An integer, or a table of integers by key.',
              },
              unit: {
                required: true,
                description: 'What the value counts.',
                enum: ['VISIT', 'MINUTE', 'FEN', 'BASIS_POINT', 'COUNT'],
              },
              citation: {
                required: true,
                type: () => String,
                description: 'Where it is laid down: number and paragraph of the document.',
                minLength: 2,
                maxLength: 300,
              },
            },
            ParameterQuery: {
              name: { required: false, type: () => String, description: 'Only this name.', maxLength: 60 },
              on: {
                required: false,
                type: () => String,
                description: 'Only values that hold on this day, YYYY-MM-DD; left out: the whole history.',
              },
              state: {
                required: false,
                type: () => String,
                description: 'SUBMITTED waits for a second person.',
              },
            },
            ParameterDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id; null: the nation.',
              },
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds; null: open.',
              },
              value: { required: true, type: () => Object },
              unit: { required: true, type: () => String },
              citation: { required: true, type: () => String },
              isDefault: { required: true, type: () => Boolean },
              state: { required: true, type: () => String },
              draftedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: it came with the platform.',
              },
              draftedAt: { required: true, type: () => Date },
              approvedBy: { required: true, type: () => String, nullable: true },
              decidedAt: { required: true, type: () => Date, nullable: true },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was rejected.',
              },
            },
            ParameterPageDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/parameters/parameter.dto'].ParameterDto,
                ],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            ParameterRefDto: { id: { required: true, type: () => String } },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/versions/programme.dto.js'),
          {
            IdentityDto: {
              code: {
                required: true,
                type: () => String,
                description: '`SQ_HOME_CARE`; never used again for another programme.',
              },
              regionId: {
                required: true,
                type: () => Number,
                description:
                  'Internal id of the division whose residents it is for: a county, a city or a province.',
              },
              zh: {
                required: true,
                type: () => String,
                description: 'Name in Chinese.',
                minLength: 2,
                maxLength: 100,
              },
              en: {
                required: true,
                type: () => String,
                description: 'Name in English.',
                minLength: 2,
                maxLength: 200,
              },
              unit: {
                required: true,
                description:
                  'What the benefit is counted in; VOUCHER is fen that pay a share of what the senior would pay.',
                enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'],
              },
              payer: {
                required: true,
                description: 'Where it stands among the payers of an order.',
                enum: ['VOUCHER', 'INSURANCE', 'PROGRAMME'],
              },
              exclusiveGroup: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of a group a person has one; null: alongside any other.',
                pattern: '^[A-Z][A-Z0-9_]{1,59}$',
              },
              choose: {
                required: true,
                description: 'How one of an exclusive group is chosen.',
                enum: ['BEST_FOR_PERSON', 'PRIORITY', 'PERSON_CHOICE'],
              },
              drawOrder: {
                required: true,
                type: () => Number,
                description: 'Smaller ones are drawn upon first.',
                minimum: 0,
                maximum: 999,
              },
              payerRank: {
                required: true,
                type: () => Number,
                description:
                  'Smaller ones pay first: insurance 100 to 199, voucher 200 to 299, programmes 300 to 999.',
              },
            },
            CarryDto: {
              cap: {
                required: true,
                type: () => Number,
                description: 'At most so much goes on, in the unit of the programme.',
                minimum: 1,
                maximum: 1000000000,
              },
              hops: {
                required: true,
                type: () => Number,
                description: 'How often the same may go on.',
                minimum: 1,
                maximum: 12,
              },
            },
            PaymentDto: {
              by: {
                required: true,
                description: 'By the minute, all that is left, one visit, or a share of what is left.',
                enum: ['VISIT', 'MINUTE', 'FULL', 'RATIO'],
              },
              ratioParam: {
                required: false,
                type: () => String,
                description: 'RATIO: parameter of basis points by service kind.',
              },
              capParams: {
                required: false,
                type: () => [String],
                description: 'RATIO: parameters of fen a month; a table counts each service kind for itself.',
                maxItems: 5,
              },
              priceParam: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'VISIT: parameter of fen that one visit pays at most; null: whatever is left.',
              },
            },
            FundingDto: {
              centralBp: {
                required: true,
                type: () => Number,
                description: "The nation's part in basis points; the five add up to 10,000.",
                minimum: 0,
                maximum: 10000,
              },
              provinceBp: {
                required: true,
                type: () => Number,
                description: 'Share of the province in basis points.',
                minimum: 0,
                maximum: 10000,
              },
              cityBp: {
                required: true,
                type: () => Number,
                description: 'Share of the city in basis points.',
                minimum: 0,
                maximum: 10000,
              },
              countyBp: {
                required: true,
                type: () => Number,
                description: 'Share of the county in basis points.',
                minimum: 0,
                maximum: 10000,
              },
              lotteryBp: {
                required: true,
                type: () => Number,
                description: 'From the welfare lottery.',
                minimum: 0,
                maximum: 10000,
              },
              centralParam: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  "Parameter of basis points that sets the nation's part by division; null: as it stands.",
              },
            },
            CoveredItemDto: {
              itemCode: {
                required: true,
                type: () => String,
                description: 'Code of the service item.',
                maxLength: 60,
              },
              serviceKind: {
                required: true,
                description: 'Which ratio and cap apply to it.',
                enum: ['HOME', 'INSTITUTION'],
              },
            },
            TermsDto: {
              bars: {
                required: true,
                type: () => [String],
                description: 'Codes of programmes that a person who has this one cannot have.',
                uniqueItems: true,
                maxItems: 50,
              },
              frequency: {
                required: true,
                description: 'Anew each month, or once.',
                enum: ['MONTH', 'ONCE'],
              },
              usableFor: {
                required: true,
                description: 'The natural week, month, quarter or year a grant may be used in.',
                enum: ['MONTH', 'WEEK', 'QUARTER', 'YEAR'],
              },
              enrolment: {
                required: true,
                description: 'Whether it is applied for or given to all who are entitled.',
                enum: ['AUTOMATIC', 'APPLICATION'],
              },
              start: {
                required: true,
                description: 'From when an approved application holds.',
                enum: ['ON_APPROVAL', 'NEXT_MONTH'],
              },
              startWithinWorkingDays: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'The first grant comes within so many working days after approval; null: no promise.',
                minimum: 1,
                maximum: 60,
              },
              end: {
                required: true,
                description: 'When a lost claim ends.',
                enum: ['IMMEDIATE', 'END_OF_MONTH'],
              },
              carry: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].CarryDto,
                nullable: true,
                description: 'null: what is not used lapses.',
              },
              noticeDays: {
                required: true,
                type: () => Number,
                description: 'Days of public notice before it begins; 0: none.',
                minimum: 0,
                maximum: 60,
              },
              payment: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].PaymentDto,
                description: 'How a lot pays for a service.',
              },
              rule: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description:
                  "The rule language: `eligibility` (a condition) and `amount` (a number in the programme's unit).",
              },
              citation: {
                required: true,
                type: () => String,
                description: 'Document and paragraph it is laid down in.',
                minLength: 2,
                maxLength: 300,
              },
              document: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Number of the document, or the id of its file.',
                minLength: 2,
                maxLength: 200,
              },
              funding: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].FundingDto,
                description: 'Who bears what is paid, in basis points; adds up to 10000.',
              },
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme.dto'].CoveredItemDto,
                ],
                description: 'What it pays for.',
                uniqueItems: true,
                maxItems: 100,
              },
              isDefault: {
                required: true,
                type: () => Boolean,
                description: "A default to begin with, to be replaced by the bureau's own document.",
              },
            },
            DraftVersionDto: {
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds; left out: open.',
              },
              terms: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].TermsDto,
                description: 'The law of its days.',
              },
            },
            DraftProgrammeDto: {
              programme: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].IdentityDto,
                description: 'What the programme is for good.',
              },
            },
            DraftFromTemplateDto: {
              code: { required: true, type: () => String, description: 'Code of the new programme.' },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division it is for.',
              },
              from: {
                required: true,
                type: () => String,
                description: 'First day of the draft, `YYYY-MM-DD`.',
              },
              to: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds; null: until it is replaced.',
              },
            },
            LawReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'Told to whoever drafted it.',
                minLength: 2,
                maxLength: 500,
              },
            },
            LawDecisionDto: {
              decision: { required: true, description: 'What is decided.', enum: ['APPROVED', 'REJECTED'] },
              reason: {
                required: false,
                type: () => String,
                description: 'Needed to reject.',
                minLength: 2,
                maxLength: 500,
              },
            },
            ProposeEndDto: {
              endsOn: {
                required: true,
                type: () => String,
                description: 'First day on which it no longer holds, YYYY-MM-DD.',
              },
            },
            VersionRefDto: {
              code: { required: true, type: () => String },
              version: { required: true, type: () => Number },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/choices/choice.dto.js'),
          {
            ChooseDto: {
              programmeCode: {
                required: true,
                type: () => String,
                description: 'Code of the programme of the group.',
              },
            },
            GroupProgrammeDto: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            GroupDto: {
              group: { required: true, type: () => String },
              programmes: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/choices/choice.dto'].GroupProgrammeDto,
                ],
                description: 'Those that are law where the senior lives.',
              },
              chosen: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'What holds today; null: nothing was chosen, so it is the one that is worth more.',
              },
              coming: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What was chosen for later; null: nothing.',
              },
              countsFrom: {
                required: true,
                type: () => String,
                description: 'First day, YYYY-MM-DD, on which a choice made now would count.',
              },
            },
            GroupListDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/programmes/choices/choice.dto'].GroupDto],
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/applications/public-notices.dto.js'),
          {
            PublicNoticeQuery: {
              regionId: {
                required: false,
                type: () => Number,
                description: 'Only notices of this division.',
              },
            },
            PublicNoticeDto: {
              id: { required: true, type: () => String, description: 'Names the notice in an objection.' },
              name: { required: true, type: () => String, description: 'Masked: \u738B*\u534E.' },
              regionName: { required: true, type: () => String, description: 'Township.' },
              programmeZh: { required: true, type: () => String },
              programmeEn: { required: true, type: () => String },
              until: {
                required: true,
                type: () => String,
                description: 'Last day for objections, YYYY-MM-DD.',
              },
            },
            PublicNoticePageDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/applications/public-notices.dto'].PublicNoticeDto,
                ],
                description: 'What ends first comes first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            ObjectionInput: {
              text: {
                required: true,
                type: () => String,
                description: 'What speaks against it, in plain words; only officers read it.',
                maxLength: 1000,
              },
            },
            ObjectionDecisionDto: {
              decision: {
                required: true,
                description: 'UPHELD: the application is refused. DISMISSED: it goes on.',
                enum: ['UPHELD', 'DISMISSED'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; where the objection is upheld, the applicant reads it.',
                maxLength: 500,
              },
            },
            ObjectionRefDto: { id: { required: true, type: () => String } },
          },
        ],
        [
          import('../../../libs/entitlement/src/campaigns/campaign.dto.js'),
          {
            PlanCampaignDto: {
              title: {
                required: true,
                type: () => String,
                description: 'As the offices call it.',
                minLength: 1,
                maxLength: 100,
              },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              dueOn: {
                required: true,
                type: () => String,
                description: 'Last day for outcomes, YYYY-MM-DD.',
              },
              townshipIds: {
                required: false,
                type: () => [Number],
                description: 'Only these townships; the whole county unless given.',
                uniqueItems: true,
                maxItems: 200,
              },
              programmeCodes: {
                required: false,
                type: () => [String],
                description: 'Only claims to these programmes; all of them unless given.',
                uniqueItems: true,
                maxItems: 20,
                minLength: 1,
                maxLength: 60,
              },
              categories: {
                required: false,
                type: () => [String],
                description: 'Only who is in one of these categories (policy.md 6.1).',
                uniqueItems: true,
              },
              ageFrom: {
                required: false,
                type: () => Number,
                description: 'Least age in completed years.',
                minimum: 0,
                maximum: 150,
              },
              ageTo: {
                required: false,
                type: () => Number,
                description: 'This age included.',
                minimum: 0,
                maximum: 150,
              },
              lastVerifiedBefore: {
                required: false,
                type: () => String,
                description: 'Leaves out who was confirmed on this day or later, YYYY-MM-DD.',
              },
              shareBp: {
                required: false,
                type: () => Number,
                description: 'Share to be drawn, in basis points; 10,000, everybody, unless given.',
                minimum: 1,
                maximum: 10000,
              },
              seed: {
                required: false,
                type: () => String,
                description: "Of the draw, so that it can be drawn again; the campaign's id unless given.",
                minLength: 1,
                maxLength: 60,
              },
            },
            CancelCampaignDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'Why it is given up.',
                maxLength: 500,
              },
            },
            CampaignsQuery: {
              state: {
                required: false,
                description: 'Only campaigns in this state.',
                enum: ['CANCELLED', 'CLOSED', 'SELECTING', 'READY', 'RUNNING'],
              },
            },
            CampaignCountsDto: {
              total: { required: true, type: () => Number },
              open: { required: true, type: () => Number, description: 'Not visited yet \u2026' },
              overdue: {
                required: true,
                type: () => Number,
                description: '\u2026 and the last day is over.',
              },
              noticed: {
                required: true,
                type: () => Number,
                description: 'Nobody was met; the notice runs, or is over and waits for a decision.',
              },
              reported: {
                required: true,
                type: () => Number,
                description: 'Something has changed; waits for a decision.',
              },
              confirmed: { required: true, type: () => Number },
              kept: {
                required: true,
                type: () => Number,
                description: 'A second person left the claim as it is.',
              },
              stopped: {
                required: true,
                type: () => Number,
                description: 'Claims that rest or have ended \u2026',
              },
              appealed: { required: true, type: () => Number, description: '\u2026 of them under appeal.' },
              restored: {
                required: true,
                type: () => Number,
                description: 'Claims that were stopped and given back.',
              },
            },
            CampaignStepDto: {
              number: { required: true, type: () => Number },
              event: {
                required: true,
                type: () => String,
                description: 'plan, freeze, start, remind, close or cancel.',
              },
              state: { required: true, enum: ['CANCELLED', 'CLOSED', 'SELECTING', 'READY', 'RUNNING'] },
              role: { required: true, type: () => String, description: "SYSTEM or an officer's role." },
              reason: { required: true, type: () => String, nullable: true },
              at: { required: true, type: () => Date },
            },
            CampaignDto: {
              id: { required: true, type: () => String },
              title: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              state: { required: true, enum: ['CANCELLED', 'CLOSED', 'SELECTING', 'READY', 'RUNNING'] },
              dueOn: { required: true, type: () => String, description: 'YYYY-MM-DD' },
              noticeDays: {
                required: true,
                type: () => Number,
                description: 'Days the family has before a claim is suspended.',
              },
              townshipIds: { required: true, type: () => [Number] },
              programmeCodes: { required: true, type: () => [String], description: 'None: every programme.' },
              categories: { required: true, type: () => [String] },
              ageFrom: { required: true, type: () => Number, nullable: true },
              ageTo: { required: true, type: () => Number, nullable: true },
              lastVerifiedBefore: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'YYYY-MM-DD',
              },
              shareBp: { required: true, type: () => Number },
              seed: { required: true, type: () => String },
              plannedAt: { required: true, type: () => Date },
              counts: {
                required: true,
                type: () => t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignCountsDto,
                description: "In the caller's divisions.",
              },
            },
            CampaignDetailDto: {
              steps: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignStepDto],
              },
            },
            CampaignPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDto],
                description: 'The newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            CampaignProgressQuery: {
              regionId: {
                required: false,
                type: () => Number,
                description: 'Division whose parts are to be shown; the county unless given.',
              },
            },
            CampaignProgressLineDto: {
              regionId: { required: true, type: () => Number },
              regionName: { required: true, type: () => String },
            },
            CampaignProgressDto: {
              regionId: { required: true, type: () => Number },
              lines: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignProgressLineDto,
                ],
                description: 'Most overdue first, then most open.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/campaigns/task.dto.js'),
          {
            RecordOutcomeDto: {
              outcome: {
                required: true,
                description: 'CONFIRMED, CHANGED, NOT_FOUND, MOVED, DECEASED or REFUSED.',
                enum: ['CHANGED', 'REFUSED', 'CONFIRMED', 'NOT_FOUND', 'MOVED', 'DECEASED'],
              },
              fact: {
                required: false,
                type: () => String,
                description: 'With CHANGED only: which fact is another one, as rules call it.',
              },
              note: {
                required: true,
                type: () => String,
                description: 'What was seen, in plain words.',
                maxLength: 500,
              },
              fileId: {
                required: false,
                type: () => String,
                description: 'A photograph or paper that was uploaded before; needed to end a suspension.',
                format: 'uuid',
              },
            },
            TaskDecisionDto: {
              decision: {
                required: true,
                description:
                  'STOP: the claim rests or ends; KEEP: it stays; REOPEN: somebody goes there again.',
                enum: ['STOP', 'KEEP', 'REOPEN'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; the family reads it.',
                maxLength: 500,
              },
            },
            TasksQuery: {
              campaignId: {
                required: false,
                type: () => String,
                description: 'Only tasks of this campaign.',
                format: 'uuid',
              },
              regionId: { required: false, type: () => Number, description: 'Only those in this division.' },
              state: {
                required: false,
                description: 'Only tasks in this state.',
                enum: ['OPEN', 'CONFIRMED', 'NOTICED', 'REPORTED', 'STOPPED', 'KEPT'],
              },
              free: {
                required: false,
                type: () => Boolean,
                description: "Only those nobody has taken on, and the caller's own.",
              },
            },
            CampaignTaskDto: {
              id: { required: true, type: () => String },
              campaignId: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              placeId: {
                required: true,
                type: () => Number,
                description: 'Village where it is known, else township.',
              },
              placeName: { required: true, type: () => String },
              state: {
                required: true,
                enum: ['OPEN', 'CONFIRMED', 'NOTICED', 'REPORTED', 'STOPPED', 'KEPT'],
              },
              outcome: {
                required: true,
                nullable: true,
                enum: ['CHANGED', 'REFUSED', 'CONFIRMED', 'NOT_FOUND', 'MOVED', 'DECEASED'],
              },
              dueOn: {
                required: true,
                type: () => String,
                description: 'Last day for an outcome, YYYY-MM-DD.',
              },
              overdue: { required: true, type: () => Boolean },
              noticeUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Last day for the family to come forward; null: no notice was given.',
              },
              takenBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: nobody has said he goes there.',
              },
              claim: {
                required: true,
                description: 'What the campaign did to the claim.',
                enum: ['APPEALED', 'STOPPED', 'UNTOUCHED', 'RESTORED'],
              },
            },
            CampaignTaskStepDto: {
              number: { required: true, type: () => Number },
              event: {
                required: true,
                type: () => String,
                description: 'take, release, confirm, notify, report, stop, keep or reopen.',
              },
              state: {
                required: true,
                enum: ['OPEN', 'CONFIRMED', 'NOTICED', 'REPORTED', 'STOPPED', 'KEPT'],
              },
              role: { required: true, type: () => String },
              outcome: {
                required: true,
                nullable: true,
                enum: ['CHANGED', 'REFUSED', 'CONFIRMED', 'NOT_FOUND', 'MOVED', 'DECEASED'],
              },
              fact: { required: true, type: () => String, nullable: true },
              note: { required: true, type: () => String },
              fileId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'To be read at `\u2026/evidence/:fileId`.',
              },
              at: { required: true, type: () => Date },
            },
            CampaignTaskDetailDto: {
              steps: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskStepDto],
              },
            },
            CampaignTaskPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDto],
                description: 'What is overdue or waits for a decision first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/decisions/determinations.dto.js'),
          {
            ExplainQuery: {
              replay: {
                required: false,
                type: () => Boolean,
                description: 'Decides it again from what was stored and compares.',
              },
            },
            WhyNotDto: {
              code: {
                required: true,
                type: () => String,
                description:
                  '`NOT_ENTITLED`, `EVIDENCE_NEEDED`, `NOT_ENROLLED`, `STOPPED`, `BARRED`, `OTHER_CHOSEN` \u2026',
              },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            HoldsNowDto: {
              code: {
                required: true,
                type: () => String,
                description:
                  'SET_ASIDE (by an upheld objection), REFUSED, WITHDRAWN, PENDING, IN_NOTICE, BEGINS later, GIVEN_BEFORE by another\ndecision, BY_WEEK, PAID_LATE, STOPPED_SINCE, GIVEN_AGAIN after a stop was lifted, or NOT_GIVEN.',
              },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            WouldChangeDto: {
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              outcome: {
                required: true,
                description: 'What would come of it: G granted, N not.',
                enum: ['G', 'N', 'U'],
              },
              amount: { required: true, type: () => Number, description: 'In the unit of the programme.' },
            },
            ExplainedProgrammeDto: {
              programmeCode: { required: true, type: () => String },
              programmeName: {
                required: true,
                type: () => String,
                description: 'Chinese name of the programme.',
              },
              version: { required: true, type: () => Number },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              outcome: {
                required: true,
                nullable: true,
                description: 'G granted, N not, U evidence is needed first; null: not asked, see `whyNot`.',
                enum: ['G', 'N', 'U'],
              },
              amount: {
                required: true,
                type: () => Number,
                description: 'By its own rule, in the unit; of a weekly benefit one week.',
              },
              grantedAmount: {
                required: true,
                type: () => Number,
                description:
                  'As it was decided after all programmes were seen together; 0: not granted. It stays, whatever came of it.',
              },
              givenAmount: {
                required: true,
                type: () => Number,
                description:
                  'What was given for the month by now, in the unit: all its lots together, those of a weekly benefit too.',
              },
              holdsNow: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/decisions/determinations.dto'].HoldsNowDto],
                description:
                  'From what was decided to what was given, and what became of it since; empty: it was given as decided.',
              },
              whyNot: {
                required: true,
                type: () => t['../../../libs/entitlement/src/decisions/determinations.dto'].WhyNotDto,
                nullable: true,
              },
              sentencesZh: {
                required: true,
                type: () => [String],
                description: 'Each step in plain words with its source, the outcome first.',
              },
              sentencesEn: { required: true, type: () => [String] },
              wouldChange: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/decisions/determinations.dto'].WouldChangeDto],
                description: 'What would have to change, the smallest change first.',
              },
              citation: { required: true, type: () => String },
              decision: {
                required: true,
                type: () => Object,
                nullable: true,
                description:
                  'Officers only: every step with the facts seen, the threshold, its source and the level that answered.',
              },
            },
            ReplayDto: {
              same: {
                required: true,
                type: () => Boolean,
                description: 'The same inputs gave the same trace.',
              },
              traceHash: { required: true, type: () => String },
            },
            DeterminationDto: {
              seniorId: { required: true, type: () => String },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              period: { required: true, type: () => Number, description: 'Month of service, 202611.' },
              on: { required: true, type: () => String, description: 'The day that decides, `YYYY-MM-DD`.' },
              factsAsOf: {
                required: true,
                type: () => Date,
                description: 'What became known later has no part in it.',
              },
              number: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'Number of the stored decision; null: nothing was stored, so it was decided just now on the facts of then.',
              },
              engine: { required: true, type: () => String },
              inputsHash: {
                required: true,
                type: () => String,
                description: 'SHA-256 over facts, standing, laws and parameters.',
              },
              traceHash: {
                required: true,
                type: () => String,
                description: 'SHA-256 over everything that was seen and what came out.',
              },
              replay: {
                required: true,
                type: () => t['../../../libs/entitlement/src/decisions/determinations.dto'].ReplayDto,
                nullable: true,
                description: 'With `replay` and a stored decision only.',
              },
              programmes: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/decisions/determinations.dto'].ExplainedProgrammeDto,
                ],
                description: 'In the order of their codes.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/issuance/issuance.dto.js'),
          {
            PlanIssuanceDto: {
              period: {
                required: true,
                type: () => Number,
                description: 'Month of service, 202611: this month, or the coming one from its day on.',
              },
              regionId: {
                required: false,
                type: () => Number,
                description:
                  'Internal id of a division: only the counties in it. Without it every county in your charge.',
              },
            },
            CancelIssuanceDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'Why the run is given up.',
                maxLength: 500,
              },
            },
            IssuanceRunsQuery: {
              period: { required: false, type: () => Number, description: 'Month of service, 202611.' },
              state: {
                required: false,
                description: 'Only runs in this state.',
                enum: [
                  'CANCELLED',
                  'APPROVED',
                  'CLOSED',
                  'RUNNING',
                  'PLANNED',
                  'DRY_RUN',
                  'AWAITING_APPROVAL',
                ],
              },
            },
            DifferencesQuery: {
              kind: {
                required: false,
                description: 'Only differences of this kind.',
                enum: ['NEW', 'CHANGED', 'GONE'],
              },
              programmeCode: {
                required: false,
                type: () => String,
                description: 'Only this programme.',
                maxLength: 60,
              },
            },
            ForecastProgrammeDto: {
              programmeCode: { required: true, type: () => String },
              programmeName: {
                required: true,
                type: () => String,
                description: 'Chinese name of the programme.',
              },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              grants: { required: true, type: () => Number, description: 'Lots that will be granted.' },
              amount: { required: true, type: () => Number, description: 'In the unit of the programme.' },
              lastGrants: { required: true, type: () => Number },
              lastAmount: { required: true, type: () => Number },
              fen: {
                required: true,
                type: () => Number,
                description: 'What it will cost when all of it is used, in fen.',
              },
              remainingFen: {
                required: true,
                type: () => Number,
                nullable: true,
                description: "What is left of the county's budget of the year, in fen; null: it set none.",
              },
              exceedsBudget: { required: true, type: () => Boolean },
            },
            DifferenceCountsDto: {
              new: { required: true, type: () => Number },
              gone: { required: true, type: () => Number },
              changed: { required: true, type: () => Number },
            },
            ForecastDto: {
              considered: { required: true, type: () => Number, description: 'Residents looked at.' },
              differences: {
                required: true,
                type: () => t['../../../libs/entitlement/src/issuance/issuance.dto'].DifferenceCountsDto,
              },
              programmes: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/issuance/issuance.dto'].ForecastProgrammeDto],
              },
            },
            IssuedSumDto: {
              programmeCode: { required: true, type: () => String },
              grants: { required: true, type: () => Number, description: 'Lots granted.' },
              amount: { required: true, type: () => Number, description: 'In the unit of the programme.' },
            },
            IssuanceRunDto: {
              id: { required: true, type: () => String },
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              period: { required: true, type: () => Number, description: 'Month of service, 202611.' },
              number: { required: true, type: () => Number },
              kind: {
                required: true,
                description:
                  "MONTHLY: the month's own; SUPPLEMENTARY: for those who have become entitled since.",
                enum: ['MONTHLY', 'SUPPLEMENTARY'],
              },
              state: {
                required: true,
                enum: [
                  'CANCELLED',
                  'APPROVED',
                  'CLOSED',
                  'RUNNING',
                  'PLANNED',
                  'DRY_RUN',
                  'AWAITING_APPROVAL',
                ],
              },
              factsAsOf: {
                required: true,
                type: () => Date,
                description: 'What became known later has no part in it.',
              },
              plannedAt: { required: true, type: () => Date },
              planned: {
                required: true,
                description: 'Planned by the schedule, not by a person.',
                enum: ['SCHEDULE', 'PERSON'],
              },
              approvedAt: { required: true, type: () => Date, nullable: true },
              cancelReason: { required: true, type: () => String, nullable: true },
              closedAt: { required: true, type: () => Date, nullable: true },
              chunks: {
                required: true,
                type: () => Number,
                description: 'Chunks there are, and how many of them have been issued.',
              },
              issuedChunks: { required: true, type: () => Number },
              considered: {
                required: true,
                type: () => Number,
                description: 'Residents looked at by the dry run.',
              },
              granted: { required: true, type: () => Number, description: 'Lots granted so far.' },
              sums: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuedSumDto],
                description: 'Granted so far by programme.',
              },
              forecast: {
                required: true,
                type: () => t['../../../libs/entitlement/src/issuance/issuance.dto'].ForecastDto,
                nullable: true,
                description: 'null while it is being tried.',
              },
              root: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'SHA-256 sum over all grants, the same whatever the chunks; null until it is closed.',
              },
            },
            IssuanceRunListDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunDto],
              },
            },
            IssuanceRunPageDto: {
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            DifferenceDto: {
              seniorId: { required: true, type: () => String },
              programmeCode: { required: true, type: () => String },
              programmeName: {
                required: true,
                type: () => String,
                description: 'Chinese name of the programme.',
              },
              kind: { required: true, enum: ['NEW', 'CHANGED', 'GONE'] },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              lastAmount: { required: true, type: () => Number },
              nextAmount: { required: true, type: () => Number },
              reasonZh: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why there is nothing any more.',
              },
              reasonEn: { required: true, type: () => String, nullable: true },
            },
            DifferencePageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/issuance/issuance.dto'].DifferenceDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/grants/entitlements.dto.js'),
          {
            EntitlementsQuery: {
              period: {
                required: false,
                type: () => Number,
                description: 'Month of service, 202611; this month unless given.',
              },
            },
            EntitlementDto: {
              lotId: {
                required: true,
                type: () => String,
                description: 'Names the grant wherever it is mentioned.',
              },
              programmeCode: { required: true, type: () => String },
              programmeName: {
                required: true,
                type: () => String,
                description: 'Chinese name of the programme.',
              },
              unit: {
                required: true,
                description: 'MINUTE, FEN, VOUCHER (fen that pay a share) or VISIT.',
                enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'],
              },
              kind: {
                required: true,
                type: () => String,
                description: 'MONTHLY, SUPPLEMENT, BACK_PAY, CARRIED, RESTORED or ONCE.',
              },
              period: {
                required: true,
                type: () => Number,
                description: 'Month it is for, 202611; 0: once for all.',
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day of service it may be used for, YYYY-MM-DD.',
              },
              validTo: {
                required: true,
                type: () => String,
                description: 'First day on which it no longer may, YYYY-MM-DD.',
              },
              grantedAmount: {
                required: true,
                type: () => Number,
                description: 'What came in; of a carried one what was carried into it.',
              },
              heldAmount: {
                required: true,
                type: () => Number,
                description: 'Set aside for orders that are booked.',
              },
              usedAmount: {
                required: true,
                type: () => Number,
                description: 'Spent on services that were delivered and verified.',
              },
              lapsedAmount: {
                required: true,
                type: () => Number,
                description: 'Not used when its days were over.',
              },
              carriedAmount: {
                required: true,
                type: () => Number,
                description: 'Gone on to the next month.',
              },
              leftAmount: { required: true, type: () => Number, description: 'Free to be booked.' },
              grantedMinutes: {
                required: true,
                type: () => Number,
                description: 'The amounts of minutes again; 0 for other units.',
              },
              heldMinutes: { required: true, type: () => Number },
              usedMinutes: { required: true, type: () => Number },
              lapsedMinutes: { required: true, type: () => Number },
              leftMinutes: { required: true, type: () => Number },
              grantedAt: { required: true, type: () => Date },
              reasonZh: {
                required: true,
                type: () => String,
                description: 'Why it was granted, in Chinese.',
              },
              reasonEn: {
                required: true,
                type: () => String,
                description: 'Why it was granted, in English.',
              },
            },
            EntitlementListDto: {
              seniorId: { required: true, type: () => String },
              period: { required: true, type: () => Number, description: 'Month of service, 202611.' },
              leftMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes free to be booked, over all grants for the month.',
              },
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/grants/entitlements.dto'].EntitlementDto],
                description: 'Grants that may be used for a service of the month, and what became of them.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/statements/statements.dto.js'),
          {
            MonthlyStatementQuery: {
              period: {
                required: false,
                type: () => Number,
                description: 'Month, 202611; the current one without it.',
              },
              countyId: {
                required: false,
                type: () => Number,
                description: 'The county whose ledger is asked; needed only where there are several.',
                minimum: 1,
              },
            },
            CountyStatementQuery: {
              from: { required: false, type: () => String, description: '`YYYY-MM-DD`' },
              to: { required: false, type: () => String, description: '`YYYY-MM-DD`' },
            },
            ProgrammeStatementQuery: {
              countyId: {
                required: true,
                type: () => Number,
                description: 'The county whose ledger is asked.',
                minimum: 1,
              },
            },
            CountyBalanceQuery: {
              at: {
                required: false,
                type: () => String,
                description: 'The instant, ISO 8601 with zone; now without it.',
              },
            },
            MonthlyFileQuery: {},
            CountyFileQuery: {},
            ProgrammeFileQuery: {},
            BalanceQuery: {
              countyId: {
                required: false,
                type: () => Number,
                description: 'The county whose ledger is asked; needed only where there are several.',
                minimum: 1,
              },
            },
            ProgrammeBalanceQuery: {
              countyId: {
                required: true,
                type: () => Number,
                description: 'The county whose ledger is asked.',
                minimum: 1,
              },
            },
            AmountsDto: {
              balance: {
                required: true,
                type: () => Number,
                description: 'What is on the accounts; negative on those that give.',
              },
              held: {
                required: true,
                type: () => Number,
                description: 'How much of it is set aside for services that are booked.',
              },
            },
            BalanceDto: {
              kind: {
                required: true,
                type: () => String,
                description:
                  'LOT: grants of a senior; SOURCE, SPENT, LAPSED: where units come from and go; PAYABLE: owed by the programme; FUNDING: money without a budget; BUDGET; PROVIDER: owed to the provider.',
              },
              unit: { required: true, type: () => String },
              programmeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: what is owed to a provider by all programmes together.',
              },
              programmeZh: { required: true, type: () => String, nullable: true },
              programmeEn: { required: true, type: () => String, nullable: true },
              amounts: {
                required: true,
                type: () => t['../../../libs/entitlement/src/statements/statements.dto'].AmountsDto,
              },
            },
            BalancesDto: {
              holder: { required: true, type: () => String },
              id: {
                required: true,
                type: () => String,
                description: 'Senior, provider, code of the programme, or county.',
              },
              countyId: { required: true, type: () => Number },
              at: { required: true, type: () => Date, description: 'The end of this instant.' },
              balances: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/statements/statements.dto'].BalanceDto],
              },
            },
            StatementSumDto: {
              kind: { required: true, type: () => String, description: 'See the balance.' },
              unit: { required: true, type: () => String },
              programmeCode: { required: true, type: () => String, nullable: true },
              programmeZh: { required: true, type: () => String, nullable: true },
              programmeEn: { required: true, type: () => String, nullable: true },
              opening: {
                required: true,
                type: () => t['../../../libs/entitlement/src/statements/statements.dto'].AmountsDto,
              },
              closing: {
                required: true,
                type: () => t['../../../libs/entitlement/src/statements/statements.dto'].AmountsDto,
                description: 'Opening and all lines together.',
              },
            },
            StatementLineDto: {
              at: { required: true, type: () => Date },
              businessDate: {
                required: true,
                type: () => String,
                description: 'Day it belongs to in business, of a service for instance: `YYYY-MM-DD`.',
              },
              code: {
                required: true,
                type: () => String,
                description:
                  'GRANT, HOLD, RELEASE, CAPTURE, REVERSE, EXPIRE, CARRY, FUND, OWE, SETTLE, ADJUST or RESTORE.',
              },
              kind: { required: true, type: () => String },
              unit: { required: true, type: () => String },
              programmeCode: { required: true, type: () => String, nullable: true },
              amount: { required: true, type: () => Number, description: 'How the balance changed.' },
              held: { required: true, type: () => Number, description: 'How what is held changed.' },
              zh: { required: true, type: () => String, description: 'What happened, in a sentence.' },
              en: { required: true, type: () => String },
              accountId: {
                required: true,
                type: () => String,
                description: 'The account; of a senior the lot of a grant.',
              },
              period: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Month of the lot, 202611; 0: once for all; null: no lot.',
              },
              orderId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The order it belongs to.',
              },
              commandId: {
                required: true,
                type: () => String,
                description: "The ledger's command that wrote it.",
              },
            },
            LogFingerprintDto: {
              size: { required: true, type: () => Number, description: 'Leaves of the log then.' },
              groups: {
                required: true,
                type: () => String,
                description: 'The first 32 hex digits of its root in eight groups.',
              },
              signedAt: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            StatementDto: {
              holder: { required: true, type: () => String },
              id: {
                required: true,
                type: () => String,
                description: 'Senior, provider, code of the programme, or county.',
              },
              countyId: { required: true, type: () => Number },
              from: { required: true, type: () => Date, description: 'From this instant on.' },
              to: { required: true, type: () => Date, description: 'Before this instant.' },
              sums: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/statements/statements.dto'].StatementSumDto],
              },
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/statements/statements.dto'].StatementLineDto],
                description: 'Oldest first.',
              },
              nextCursor: { required: true, type: () => String, nullable: true },
              fingerprint: {
                required: true,
                type: () => t['../../../libs/entitlement/src/statements/statements.dto'].LogFingerprintDto,
                nullable: true,
                description: 'null: no checkpoint is signed yet.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/orders/quotes.dto.js'),
          {
            QuoteRequestDto: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'Whom the service is for.',
                format: 'uuid',
              },
              addressId: {
                required: true,
                type: () => String,
                description: "One of the senior's addresses: its division decides about price and programme.",
                format: 'uuid',
              },
              itemCode: {
                required: true,
                type: () => String,
                description: 'Code of the service item, `REHAB`.',
                maxLength: 60,
              },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service, ISO 8601 with zone; its day decides which month pays.',
              },
              minutes: {
                required: true,
                type: () => Number,
                description: 'Minutes to be booked.',
                minimum: 1,
                maximum: 1440,
              },
            },
            QuoteReasonDto: {
              code: {
                required: true,
                type: () => String,
                description:
                  'PRICE; INSURANCE_PAYS, VOUCHER_PAYS or PROGRAMME_PAYS, with _PART where something ran short; USED_UP, CAP_REACHED,\nBUDGET_USED_UP, NOT_GRANTED or NO_PROGRAMME; FAMILY_PAYS.',
              },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            PayerPartDto: {
              rank: {
                required: true,
                type: () => Number,
                description: '1 pays first; the family is the last.',
              },
              payer: { required: true, type: () => String },
              programmeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null for the family.',
              },
              programmeName: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its Chinese name.',
              },
              fen: { required: true, type: () => Number },
              units: {
                required: true,
                type: () => Number,
                description:
                  "What the senior's entitlement gives for it: minutes, visits or fen; 0 for the family.",
              },
              unit: { required: true, type: () => String, nullable: true },
              lotIds: {
                required: true,
                type: () => [String],
                description: 'The grants it comes from, in the order in which they are drawn upon.',
              },
            },
            QuoteDto: {
              totalFen: { required: true, type: () => Number },
              programmeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The first local programme that pays, or that names the item; null: none does.',
              },
              programmeName: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its Chinese name.',
              },
              programmeMinutes: {
                required: true,
                type: () => Number,
                description: "Minutes of the senior's entitlement that would go into it.",
              },
              programmeFen: {
                required: true,
                type: () => Number,
                description: 'What all public payers pay together.',
              },
              familyFen: { required: true, type: () => Number },
              availableMinutes: {
                required: true,
                type: () => Number,
                description: 'Free minutes for the day of the service, before this one.',
              },
              payers: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/orders/quotes.dto'].PayerPartDto],
                description: 'In the order in which they pay.',
              },
              reasons: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/orders/quotes.dto'].QuoteReasonDto],
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/budgets/budget.dto.js'),
          {
            NewAllotmentDto: {
              countyId: { required: true, type: () => Number, description: 'Internal id of the county.' },
              programmeCode: {
                required: true,
                type: () => String,
                description: 'The programme the money is for.',
              },
              year: {
                required: true,
                type: () => Number,
                description: 'Year of service it is for.',
                minimum: 2000,
                maximum: 2999,
              },
              amountFen: {
                required: true,
                type: () => Number,
                description: 'In fen; adds to what was allotted before.',
                minimum: 1,
              },
              citation: {
                required: true,
                type: () => String,
                description: 'Number of the document.',
                minLength: 2,
                maxLength: 300,
              },
            },
            BudgetsQuery: {
              year: { required: false, type: () => Number, description: 'Only this year.' },
              countyId: {
                required: false,
                type: () => Number,
                description: 'Only this county. Internal id.',
              },
            },
            AllotmentsQuery: {
              state: {
                required: false,
                type: () => String,
                description: 'SUBMITTED waits for a second person.',
              },
            },
            AllotmentDto: {
              id: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              programmeCode: { required: true, type: () => String },
              year: { required: true, type: () => Number },
              amountFen: { required: true, type: () => Number },
              citation: { required: true, type: () => String },
              state: { required: true, type: () => String },
              draftedBy: { required: true, type: () => String },
              draftedAt: { required: true, type: () => Date },
              approvedBy: { required: true, type: () => String, nullable: true },
              decidedAt: { required: true, type: () => Date, nullable: true },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was rejected.',
              },
            },
            AllotmentPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].AllotmentDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            AllotmentRefDto: { id: { required: true, type: () => String } },
            BudgetDto: {
              countyId: { required: true, type: () => Number },
              programmeCode: { required: true, type: () => String },
              programmeName: { required: true, type: () => String },
              year: { required: true, type: () => Number },
              allottedFen: { required: true, type: () => Number },
              committedFen: {
                required: true,
                type: () => Number,
                description: 'Held for services that are booked.',
              },
              spentFen: {
                required: true,
                type: () => Number,
                description: 'Captured, less what was taken back.',
              },
              remainingFen: { required: true, type: () => Number },
            },
            BudgetPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].BudgetDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/versions/programme-view.dto.js'),
          {
            ProgrammesQuery: {
              on: {
                required: false,
                type: () => String,
                description: 'Only programmes that are law on this day, YYYY-MM-DD.',
              },
              state: {
                required: false,
                description:
                  'Only programmes with a version in this state: SUBMITTED waits for a second person.',
                enum: ['DRAFT', 'SUBMITTED', 'APPROVED', 'WITHDRAWN', 'REJECTED'],
              },
              regionId: {
                required: false,
                type: () => Number,
                description:
                  "Only those that hold in this division: its own, those above it and the nation's. Internal id.",
              },
            },
            LawQuery: {
              on: { required: false, type: () => String, description: 'YYYY-MM-DD; today unless given.' },
            },
            ProgrammeDto: {
              code: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id; null: the nation.',
              },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              payer: { required: true, enum: ['VOUCHER', 'INSURANCE', 'PROGRAMME'] },
              exclusiveGroup: { required: true, type: () => String, nullable: true },
              choose: { required: true, enum: ['BEST_FOR_PERSON', 'PRIORITY', 'PERSON_CHOICE'] },
              drawOrder: { required: true, type: () => Number },
              payerRank: { required: true, type: () => Number },
            },
            VersionLineDto: {
              version: { required: true, type: () => Number },
              state: { required: true, enum: ['DRAFT', 'SUBMITTED', 'APPROVED', 'WITHDRAWN', 'REJECTED'] },
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds; null: open.',
              },
              citation: { required: true, type: () => String },
              isDefault: { required: true, type: () => Boolean },
              draftedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: it came with the platform.',
              },
              approvedBy: { required: true, type: () => String, nullable: true },
              decidedAt: { required: true, type: () => Date, nullable: true },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was rejected or withdrawn.',
              },
              endProposed: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Waits for a second person: it would end on this day.',
              },
            },
            ProgrammeWithVersionsDto: {
              versions: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].VersionLineDto,
                ],
                description: "Newest first; of drafts only those of divisions in the caller's charge.",
              },
            },
            ProgrammePageDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto']
                    .ProgrammeWithVersionsDto,
                ],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            StepDto: {
              step: { required: true, type: () => String },
              accountId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: the platform itself.',
              },
              at: { required: true, type: () => Date },
              reason: { required: true, type: () => String, nullable: true },
            },
            VersionDto: {
              programme: {
                required: true,
                type: () =>
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].ProgrammeDto,
              },
              terms: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].TermsDto,
              },
              ruleHash: { required: true, type: () => String, description: 'SHA-256 of the rule.' },
              steps: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].StepDto,
                ],
                description: 'Oldest first; empty for what came with the platform.',
              },
            },
            LawDto: {
              programme: {
                required: true,
                type: () =>
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].ProgrammeDto,
              },
              version: { required: true, type: () => Number },
              terms: {
                required: true,
                type: () => t['../../../libs/entitlement/src/programmes/versions/programme.dto'].TermsDto,
              },
              ruleHash: { required: true, type: () => String },
            },
            VersionProblemDto: {
              pointer: {
                required: true,
                type: () => String,
                description: 'JSON pointer into the request that writes the version.',
              },
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            VersionProblemListDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].VersionProblemDto,
                ],
              },
            },
            TemplateDto: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              about: {
                required: true,
                type: () => String,
                description:
                  'What it is, where its numbers come from and what was decided where the source is silent.',
              },
              regionCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Code of its division; null: the nation.',
              },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              citation: { required: true, type: () => String },
              parameters: {
                required: true,
                type: () => [String],
                description: 'Names of the parameters it needs.',
              },
            },
            TemplateListDto: {
              items: {
                required: true,
                type: () => [
                  t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].TemplateDto,
                ],
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/stops/stops.dto.js'),
          {
            StopReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; the family reads it.',
                maxLength: 500,
              },
            },
            OrderStopDto: {
              kind: { required: true, description: 'STOP or SUSPEND.', enum: ['STOP', 'SUSPEND'] },
              programmeCode: {
                required: false,
                type: () => String,
                description: 'Only this programme; all of them unless given.',
                minLength: 1,
                maxLength: 60,
              },
              from: {
                required: true,
                type: () => String,
                description: 'First day without a claim, YYYY-MM-DD; it may lie in the past.',
              },
              until: {
                required: false,
                type: () => String,
                description: 'First day after the stop, YYYY-MM-DD; open unless given.',
              },
            },
            StopAppealDecisionDto: {
              decision: {
                required: true,
                description:
                  'LIFTED: the stop should not have been, months missed are paid. DISMISSED: it stays.',
                enum: ['DISMISSED', 'LIFTED'],
              },
            },
            StopQuery: {
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only those of this senior.',
                format: 'uuid',
              },
              state: {
                required: false,
                description: 'Only stops in this state.',
                enum: ['IN_FORCE', 'APPEALED', 'LIFTED'],
              },
              reason: {
                required: false,
                description: 'Only stops for this reason.',
                enum: [
                  'DEATH',
                  'MOVE_OUT',
                  'INSTITUTION',
                  'OFFICER',
                  'HOSPITAL',
                  'CATEGORY_LOST',
                  'LEVEL_CHANGED',
                  'CAMPAIGN',
                ],
              },
            },
            StopStepDto: {
              number: { required: true, type: () => Number },
              event: {
                required: true,
                type: () => String,
                description: 'record, end, reopen, appeal, dismissAppeal or lift.',
              },
              state: { required: true, enum: ['IN_FORCE', 'APPEALED', 'LIFTED'] },
              role: {
                required: true,
                type: () => String,
                description: "SYSTEM, SENIOR, REPRESENTATIVE or an officer's role.",
              },
              reason: { required: true, type: () => String },
              at: { required: true, type: () => Date },
            },
            StopDto: {
              id: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              programmeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: every programme.',
              },
              programmeZh: { required: true, type: () => String, nullable: true },
              kind: { required: true, enum: ['STOP', 'SUSPEND'] },
              reason: {
                required: true,
                enum: [
                  'DEATH',
                  'MOVE_OUT',
                  'INSTITUTION',
                  'OFFICER',
                  'HOSPITAL',
                  'CATEGORY_LOST',
                  'LEVEL_CHANGED',
                  'CAMPAIGN',
                ],
              },
              state: { required: true, enum: ['IN_FORCE', 'APPEALED', 'LIFTED'] },
              happenedOn: {
                required: true,
                type: () => String,
                description: 'The day of the fact behind it, YYYY-MM-DD.',
              },
              from: {
                required: true,
                type: () => String,
                description: 'First day without a new service, YYYY-MM-DD.',
              },
              until: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day after the stop; null: open.',
              },
              noGrantsFrom: {
                required: true,
                type: () => String,
                description: 'First day without a claim: later than `from` for a stay in hospital.',
              },
              noticeZh: {
                required: true,
                type: () => String,
                description: 'What the family is told; once the stop was lifted, that first, with its day.',
              },
              noticeEn: { required: true, type: () => String },
              liftedOn: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Day on which it was lifted, YYYY-MM-DD; null: it was not.',
              },
              appealUntil: { required: true, type: () => String, description: 'Last day for an appeal.' },
              recordedAt: { required: true, type: () => Date },
            },
            StopDetailDto: {
              steps: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/stops/stops.dto'].StopStepDto],
              },
            },
            StopPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/stops/stops.dto'].StopDto],
                description: 'Appeals first, then the newest.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            StopCaseQuery: {
              state: {
                required: false,
                description: 'Only cases in this state.',
                enum: ['DISMISSED', 'OPEN', 'CONFIRMED', 'DISMISSAL_PROPOSED', 'CLAWED_BACK'],
              },
            },
            StopCaseFindingDto: {
              finding: {
                required: true,
                description: 'CONFIRM: the service cannot be right. DISMISS: it can.',
                enum: ['CONFIRM', 'DISMISS'],
              },
            },
            StopCaseDecisionDto: {
              decision: {
                required: true,
                description: 'CLAW_BACK: what was paid is taken back. DISMISS: the payment is free.',
                enum: ['DISMISS', 'CLAW_BACK'],
              },
            },
            StopCaseDto: {
              id: { required: true, type: () => String },
              stopId: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              stopReason: {
                required: true,
                enum: [
                  'DEATH',
                  'MOVE_OUT',
                  'INSTITUTION',
                  'OFFICER',
                  'HOSPITAL',
                  'CATEGORY_LOST',
                  'LEVEL_CHANGED',
                  'CAMPAIGN',
                ],
              },
              serviceDate: {
                required: true,
                type: () => String,
                description: 'Day of the service, YYYY-MM-DD.',
              },
              minutes: { required: true, type: () => Number, description: 'Minutes of programmes in it.' },
              fen: { required: true, type: () => Number, description: 'Public money in it, in fen.' },
              state: {
                required: true,
                enum: ['DISMISSED', 'OPEN', 'CONFIRMED', 'DISMISSAL_PROPOSED', 'CLAWED_BACK'],
              },
              paidAgainAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description:
                  'When what was clawed back was paid again, because its stop was lifted; null: it was not.',
              },
              regionId: { required: true, type: () => Number, description: 'Township.' },
              openedAt: { required: true, type: () => Date },
            },
            StopCasePageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/stops/stops.dto'].StopCaseDto],
                description: 'What waits for somebody first, the oldest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            StopCaseRefDto: {
              id: { required: true, type: () => String },
              state: {
                required: true,
                enum: ['DISMISSED', 'OPEN', 'CONFIRMED', 'DISMISSAL_PROPOSED', 'CLAWED_BACK'],
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/what-if/what-if.dto.js'),
          {
            DraftDto: {
              programmeCode: {
                required: false,
                type: () => String,
                description: 'Programme of the draft, together with `version`.',
                minLength: 1,
                maxLength: 60,
              },
              version: {
                required: false,
                type: () => Number,
                description: 'Version of the draft.',
                minimum: 1,
              },
              parameterId: {
                required: false,
                type: () => String,
                description: 'A proposed value; then there is neither a programme nor a version.',
                format: 'uuid',
              },
            },
            PlanWhatIfDto: {
              draft: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].DraftDto,
                description: 'What is to be tried.',
              },
              period: {
                required: true,
                type: () => Number,
                description: 'Month to try, 202611: a past one, this one or the coming one.',
              },
              regionId: {
                required: false,
                type: () => Number,
                description:
                  "Only the counties of this division; all in the caller's charge that the draft reaches, unless given.",
              },
              knownAt: {
                required: false,
                type: () => Date,
                description: "Facts as they were known then; what the month's run knew, unless given.",
              },
              takeUp: {
                required: false,
                description:
                  "EVERYBODY: as if everybody had applied for the draft's programme, before and after alike.",
                enum: ['ENROLLED', 'EVERYBODY'],
              },
            },
            WhatIfPartDto: {
              countyId: { required: true, type: () => Number },
              countyName: { required: true, type: () => String },
              factsAsOf: { required: true, type: () => Date, description: 'Facts as they were known then.' },
              residents: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Seniors who lived there; null: not counted yet.',
              },
              considered: { required: true, type: () => Number },
            },
            WhatIfDto: {
              id: { required: true, type: () => String },
              period: { required: true, type: () => Number, description: 'Month, 202611.' },
              draftCode: {
                required: true,
                type: () => String,
                description: 'Of the programme, or the name of the parameter.',
              },
              version: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'null: the draft is a value of a parameter.',
              },
              takeUp: { required: true, enum: ['ENROLLED', 'EVERYBODY'] },
              state: { required: true, enum: ['CANCELLED', 'RUNNING', 'PLANNED', 'DONE'] },
              percent: { required: true, type: () => Number, description: '0 to 100.' },
              root: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'SHA-256 over everything that came out; equal for equal inputs. null: not done yet.',
              },
              plannedAt: { required: true, type: () => Date },
              endedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'Done or cancelled.',
              },
              expiresOn: {
                required: true,
                type: () => String,
                description: 'First day without the result, `YYYY-MM-DD`.',
              },
              parts: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfPartDto],
                description: "Counties in the caller's charge.",
              },
            },
            WhatIfPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfDto],
                description: 'The newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            WhatIfSummaryQuery: {
              by: {
                required: true,
                description: 'What the lines stand for; COUNTY unless given.',
                default: 'COUNTY',
                enum: ['PROGRAMME', 'COUNTY', 'TOWNSHIP', 'CATEGORY', 'LEVEL'],
              },
            },
            FundingFenDto: {
              centralFen: { required: true, type: () => Number },
              provinceFen: { required: true, type: () => Number },
              cityFen: { required: true, type: () => Number },
              countyFen: { required: true, type: () => Number },
              lotteryFen: { required: true, type: () => Number },
            },
            WhatIfSumsDto: {
              gains: {
                required: true,
                type: () => Number,
                description: 'Who had nothing and has something.',
              },
              loses: {
                required: true,
                type: () => Number,
                description: 'Who had something and has nothing.',
              },
              more: {
                required: true,
                type: () => Number,
                description: 'Whose benefits are worth more than before \u2026',
              },
              less: { required: true, type: () => Number, description: '\u2026 or less \u2026' },
              same: { required: true, type: () => Number, description: '\u2026 or the same.' },
              beforeFen: {
                required: true,
                type: () => Number,
                description: 'Expected cost of the month when everything is used.',
              },
              afterFen: { required: true, type: () => Number },
            },
            WhatIfTotalsDto: {
              fundingBefore: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].FundingFenDto,
              },
              fundingAfter: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].FundingFenDto,
              },
            },
            WhatIfLineDto: {
              key: {
                required: true,
                type: () => String,
                description:
                  'Id of the division, code of the category or programme, or level; NONE: in no category, not assessed.',
              },
              name: { required: true, type: () => String },
              fundingBefore: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].FundingFenDto,
                nullable: true,
                description: 'By county and programme only.',
              },
              fundingAfter: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].FundingFenDto,
                nullable: true,
              },
            },
            WhatIfSummaryDto: {
              totals: {
                required: true,
                type: () => t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfTotalsDto,
              },
              lines: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfLineDto],
              },
            },
            WhatIfRowsQuery: {
              change: {
                required: false,
                description: 'Only people whose benefit changes this way.',
                enum: ['GAINS', 'LOSES', 'MORE', 'LESS', 'SAME'],
              },
              countyId: { required: false, type: () => Number, description: 'Only people of this county.' },
              category: {
                required: false,
                type: () => String,
                description: 'Only people of this category group.',
                minLength: 1,
                maxLength: 60,
              },
              level: {
                required: false,
                type: () => Number,
                description: 'Only people of this ability level.',
                minimum: 0,
                maximum: 4,
              },
              programmeCode: {
                required: false,
                type: () => String,
                description: 'Only changes in this programme.',
                minLength: 1,
                maxLength: 60,
              },
            },
            WhatIfRowDto: {
              seniorId: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              countyId: { required: true, type: () => Number },
              regionId: { required: true, type: () => Number, description: 'Township.' },
              regionName: { required: true, type: () => String },
              category: {
                required: true,
                type: () => String,
                description: 'The first of his categories in the order of policy.md 6.1; NONE: in none.',
              },
              level: { required: true, type: () => Number, nullable: true },
              programmeCode: { required: true, type: () => String },
              programmeName: { required: true, type: () => String },
              unit: { required: true, enum: ['VISIT', 'MINUTE', 'FEN', 'VOUCHER'] },
              change: { required: true, enum: ['GAINS', 'LOSES', 'MORE', 'LESS', 'SAME'] },
              beforeAmount: { required: true, type: () => Number, description: 'In the unit.' },
              afterAmount: { required: true, type: () => Number },
              beforeFen: { required: true, type: () => Number, description: 'Expected cost.' },
              afterFen: { required: true, type: () => Number },
            },
            WhatIfRowPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfRowDto],
                description: 'By county, senior and programme.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/ordering/src/orders/booking.dto.js'),
          {
            WishesDto: {
              caregiverSex: {
                required: false,
                description: 'Preferred sex of the caregiver.',
                enum: ['MALE', 'FEMALE'],
              },
              dialect: {
                required: false,
                type: () => String,
                description: 'Preferred dialect, as the family names it.',
                minLength: 1,
                maxLength: 40,
              },
              preferredProviderId: {
                required: false,
                type: () => String,
                description: 'Provider to be asked first.',
                format: 'uuid',
              },
              preferredCaregiverId: {
                required: false,
                type: () => String,
                description: 'Caregiver the family wants; his provider is asked first.',
                format: 'uuid',
              },
              note: {
                required: false,
                type: () => String,
                description: 'Anything else, without names, phone numbers or identity numbers.',
                maxLength: 300,
              },
            },
            OnBehalfDto: {
              relation: {
                required: true,
                type: () => String,
                description: 'Who asked: the senior, a child, a neighbour.',
                minLength: 1,
                maxLength: 40,
              },
              authorisation: {
                required: true,
                type: () => String,
                description:
                  'How the senior agreed: by phone with a recording number, in person, by a signed form.',
                minLength: 2,
                maxLength: 300,
              },
            },
            FollowsDto: {
              orderId: {
                required: true,
                type: () => String,
                description: 'An order of the same senior that is not over.',
                format: 'uuid',
              },
              leastMinutes: {
                required: false,
                type: () => Number,
                description:
                  "Least minutes from its end to this start; the catalogue's unless given, and within it.",
                minimum: 0,
              },
              mostMinutes: {
                required: false,
                type: () => Number,
                description: "Most minutes between them; the catalogue's unless given, and within it.",
                minimum: 0,
              },
            },
            BookOrderDto: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'The senior to be served.',
                format: 'uuid',
              },
              addressId: {
                required: true,
                type: () => String,
                description: "One of the senior's addresses.",
                format: 'uuid',
              },
              itemCode: {
                required: true,
                type: () => String,
                description: 'Service item of the catalogue.',
                minLength: 1,
                maxLength: 60,
              },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service, ISO 8601 with zone.',
              },
              plannedMinutes: {
                required: true,
                type: () => Number,
                description: 'Duration in minutes.',
                minimum: 1,
              },
              expectedFamilyFen: {
                required: true,
                type: () => Number,
                description:
                  'What the family pays, in fen, as the caller was shown it; another amount is refused.',
                minimum: 0,
              },
              wishes: {
                required: false,
                type: () => t['../../../libs/ordering/src/orders/booking.dto'].WishesDto,
                description: 'What the family would like.',
              },
              follows: {
                required: false,
                type: () => t['../../../libs/ordering/src/orders/booking.dto'].FollowsDto,
                description: 'What it comes after, and how soon; the time is refused when it does not fit.',
              },
              nightReason: {
                required: false,
                type: () => String,
                description: 'Why the service must be at night; needed then only.',
                minLength: 2,
                maxLength: 200,
              },
              onBehalf: {
                required: false,
                type: () => t['../../../libs/ordering/src/orders/booking.dto'].OnBehalfDto,
                description: 'Needed when an officer, hotline agent or village helper books.',
              },
            },
            ChangeDto: {
              reason: {
                required: true,
                description: 'Why the order is cancelled or moved.',
                enum: [
                  'OTHER',
                  'NOT_NEEDED',
                  'TIME_UNSUITABLE',
                  'SENIOR_AWAY',
                  'SENIOR_UNWELL',
                  'BOOKED_BY_MISTAKE',
                ],
              },
              note: {
                required: false,
                type: () => String,
                description: "In the caller's own words.",
                maxLength: 300,
              },
            },
            CancelOrderDto: {},
            RescheduleOrderDto: {
              startsAt: {
                required: true,
                type: () => String,
                description: 'New start of the service, ISO 8601 with zone.',
              },
              expectedFamilyFen: {
                required: true,
                type: () => Number,
                description:
                  'What the family pays at the new time, in fen, as the caller was shown it; another amount is refused.',
                minimum: 0,
              },
              nightReason: {
                required: false,
                type: () => String,
                description: 'Why the service must be at night; needed then only.',
                minLength: 2,
                maxLength: 200,
              },
            },
          },
        ],
        [
          import('../../../libs/ordering/src/orders/order.dto.js'),
          {
            OrderListQuery: {
              state: {
                required: false,
                description: 'Only orders in this state.',
                enum: [
                  'REJECTED',
                  'HELD',
                  'DISPATCHED',
                  'ACCEPTED',
                  'IN_SERVICE',
                  'FULFILLED',
                  'CANCELLED_BY_FAMILY',
                  'CANCELLED_BY_OFFICER',
                  'CANCELLED_BY_SYSTEM',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'ABORTED_HEALTH',
                  'EXPIRED_UNSERVED',
                ],
              },
              day: {
                required: false,
                type: () => String,
                description: 'Only services on this day, `YYYY-MM-DD`.',
              },
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only orders of this senior.',
                format: 'uuid',
              },
            },
            OrderLineDto: {
              id: { required: true, type: () => String, description: 'The order.' },
              state: {
                required: true,
                description: 'Where it stands.',
                enum: [
                  'REJECTED',
                  'HELD',
                  'DISPATCHED',
                  'ACCEPTED',
                  'IN_SERVICE',
                  'FULFILLED',
                  'CANCELLED_BY_FAMILY',
                  'CANCELLED_BY_OFFICER',
                  'CANCELLED_BY_SYSTEM',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'ABORTED_HEALTH',
                  'EXPIRED_UNSERVED',
                ],
              },
              seniorId: { required: true, type: () => String, description: 'The senior to be served.' },
              itemCode: { required: true, type: () => String, description: 'Service item of the catalogue.' },
              startsAt: { required: true, type: () => String, description: 'Start, ISO 8601.' },
              plannedMinutes: { required: true, type: () => Number, description: 'Duration in minutes.' },
              caregivers: {
                required: true,
                type: () => Number,
                description: 'How many caregivers come at once: 1 or 2.',
              },
              regionId: { required: true, type: () => Number, description: 'Township of the address.' },
              providerId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The provider that accepted it, or null.',
              },
              totalFen: { required: true, type: () => Number, description: 'Whole price in fen.' },
              familyFen: { required: true, type: () => Number, description: "The family's part in fen." },
            },
            OrderPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/ordering/src/orders/order.dto'].OrderLineDto],
                description: 'The orders, latest start first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            OrderFollowsDto: {
              orderId: { required: true, type: () => String, description: 'The order of the same senior.' },
              leastMinutes: {
                required: true,
                type: () => Number,
                description: 'Least minutes from its end to the start.',
              },
              mostMinutes: { required: true, type: () => Number, description: 'Most minutes between them.' },
            },
            OrderContactDto: {
              name: { required: true, type: () => String, description: 'Name of the senior.' },
              phone: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Phone of the senior, or null when none is on file.',
              },
              address: { required: true, type: () => String, description: 'Address of the service.' },
              masked: {
                required: true,
                type: () => Boolean,
                description: 'Whether name, phone and address are masked.',
              },
            },
            PriceReasonDto: {
              code: { required: true, type: () => String, description: 'Stable code of the rule.' },
              zh: { required: true, type: () => String, description: 'The rule in Chinese.' },
              en: { required: true, type: () => String, description: 'The rule in English.' },
            },
            OrderPriceDto: {
              totalFen: { required: true, type: () => Number, description: 'Whole price in fen.' },
              programmeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Programme that pays a part, or null.',
              },
              programmeName: { required: true, type: () => String, nullable: true, description: 'Its name.' },
              programmeMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes of the programme held for the order.',
              },
              programmeFen: {
                required: true,
                type: () => Number,
                description: "The programme's part in fen.",
              },
              familyFen: { required: true, type: () => Number, description: "The family's part in fen." },
              reasons: {
                required: true,
                type: () => [t['../../../libs/ordering/src/orders/order.dto'].PriceReasonDto],
                description: 'Why it is split like this.',
              },
            },
            OrderDto: {
              addressId: { required: true, type: () => String, description: 'The address booked.' },
              itemZh: { required: true, type: () => String, description: 'Name of the item in Chinese.' },
              itemEn: { required: true, type: () => String, description: 'Name of the item in English.' },
              countyId: { required: true, type: () => Number, description: 'County of the address.' },
              contact: {
                required: true,
                type: () => t['../../../libs/ordering/src/orders/order.dto'].OrderContactDto,
                description: 'Who is to be served and where; masked but for the provider that is to serve.',
              },
              bookedBy: { required: true, type: () => String, description: 'Account that booked.' },
              bookedAs: {
                required: true,
                description: 'In which capacity: the senior, a representative, an office.',
                enum: ['SELF', 'REPRESENTATIVE', 'OFFICE'],
              },
              channel: {
                required: true,
                description: 'How the wish reached the platform.',
                enum: ['APP', 'WEB', 'HOTLINE', 'COUNTER', 'VILLAGE', 'IMPORT', 'SYSTEM'],
              },
              onBehalf: {
                required: true,
                type: () => t['../../../libs/ordering/src/orders/booking.dto'].OnBehalfDto,
                nullable: true,
                description: 'On whose word an office booked, or null.',
              },
              wishes: {
                required: true,
                type: () => t['../../../libs/ordering/src/orders/booking.dto'].WishesDto,
                description: 'What the family would like.',
              },
              nightReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it is at night, or null.',
              },
              follows: {
                required: true,
                type: () => t['../../../libs/ordering/src/orders/order.dto'].OrderFollowsDto,
                nullable: true,
                description: 'The order it comes after, or null.',
              },
              price: {
                required: true,
                type: () => t['../../../libs/ordering/src/orders/order.dto'].OrderPriceDto,
                description: 'The price.',
              },
              actualMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Minutes delivered, once fulfilled.',
              },
              capturedMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Programme minutes spent, once fulfilled.',
              },
              releasedMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Programme minutes given back, once fulfilled.',
              },
              version: { required: true, type: () => Number, description: 'Counts every change.' },
            },
            StateChangeDto: {
              from: {
                required: true,
                nullable: true,
                description: 'State before, null at booking.',
                enum: [
                  'REJECTED',
                  'HELD',
                  'DISPATCHED',
                  'ACCEPTED',
                  'IN_SERVICE',
                  'FULFILLED',
                  'CANCELLED_BY_FAMILY',
                  'CANCELLED_BY_OFFICER',
                  'CANCELLED_BY_SYSTEM',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'ABORTED_HEALTH',
                  'EXPIRED_UNSERVED',
                ],
              },
              to: {
                required: true,
                description: 'State after.',
                enum: [
                  'REJECTED',
                  'HELD',
                  'DISPATCHED',
                  'ACCEPTED',
                  'IN_SERVICE',
                  'FULFILLED',
                  'CANCELLED_BY_FAMILY',
                  'CANCELLED_BY_OFFICER',
                  'CANCELLED_BY_SYSTEM',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'ABORTED_HEALTH',
                  'EXPIRED_UNSERVED',
                ],
              },
              actorId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of whoever did it; null for the system.',
              },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Code or a few words.',
              },
              note: {
                required: true,
                type: () => String,
                nullable: true,
                description: "In the person's own words; not shown to providers.",
              },
              late: { required: true, type: () => Boolean, description: 'A change after the free time.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service after this step, ISO 8601.',
              },
              at: { required: true, type: () => String, description: 'When, ISO 8601.' },
            },
          },
        ],
        [
          import('../../../libs/ordering/src/terms/terms.dto.js'),
          {
            TermsQuery: {
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division of the address.',
              },
              on: {
                required: false,
                type: () => String,
                description: 'Day of the booking, YYYY-MM-DD; today unless given.',
              },
            },
            FairTermsDto: {
              lateMinutes: {
                required: true,
                type: () => Number,
                description: 'An arrival more than so many minutes after the promised time is late.',
                minimum: 0,
                maximum: 240,
              },
              lateCreditBp: {
                required: true,
                type: () => Number,
                description: 'So much of a late service costs nothing, in basis points.',
                minimum: 0,
                maximum: 9999,
              },
              noShowMinutes: {
                required: true,
                type: () => Number,
                description: 'After so many minutes nobody need wait: everything is back at once.',
                minimum: 1,
                maximum: 480,
              },
              shortBp: {
                required: true,
                type: () => Number,
                description: 'A service under this share of the booked minutes is short, in basis points.',
                minimum: 0,
                maximum: 10000,
              },
              shortCreditBp: {
                required: true,
                type: () => Number,
                description: 'So much of a short service costs nothing besides, in basis points.',
                minimum: 0,
                maximum: 9999,
              },
              freeChangeHours: {
                required: true,
                type: () => Number,
                description: 'Until so many hours before the start a change or cancellation is free.',
                minimum: 0,
                maximum: 72,
              },
            },
            SetTermsInput: {
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division they hold in, and below.',
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day, YYYY-MM-DD, tomorrow at the earliest.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'Number of the document that sets them.',
                minLength: 2,
                maxLength: 200,
              },
            },
            ServiceTermsDto: {
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'The division that set them, or the nearest above it; null: what the platform comes with.',
              },
              validFrom: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day, YYYY-MM-DD; null: what the platform comes with.',
              },
              source: { required: true, type: () => String, description: 'Where they are laid down.' },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/matching/why.dto.js'),
          {
            PriceLineDto: {
              rule: {
                required: true,
                description: 'The rule.',
                enum: [
                  'travel',
                  'lateness',
                  'familiarity',
                  'faces',
                  'sex',
                  'dialect',
                  'sparedSkill',
                  'overtime',
                  'idle',
                  'caregiverFairness',
                  'providerFairness',
                  'movedVisit',
                  'changedCaregiver',
                ],
              },
              tenths: { required: true, type: () => Number, description: 'Tenths of an equivalent minute.' },
              zh: { required: true, type: () => String, description: 'In Chinese.' },
              en: { required: true, type: () => String, description: 'In English.' },
            },
            RefusalDto: {
              code: { required: true, type: () => String, description: "The rule's code." },
              zh: { required: true, type: () => String, description: 'In Chinese.' },
              en: { required: true, type: () => String, description: 'In English.' },
            },
            ConsideredCaregiverDto: {
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              providerId: { required: true, type: () => String, description: 'The provider he works for.' },
              place: {
                required: true,
                type: () => Number,
                nullable: true,
                description: '1 is the best of all considered; null: refused.',
              },
              total: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Tenths of an equivalent minute in all; null: refused.',
              },
              price: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].PriceLineDto],
                description: 'The rules that count, by their weight; empty: nothing speaks against him.',
              },
              detourMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Minutes of additional travel.',
              },
              lateMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Minutes he is expected to be late.',
              },
              visits: {
                required: true,
                type: () => Number,
                description: 'His visits to the senior in the 90 days before.',
              },
              refusal: {
                required: true,
                type: () => t['../../../libs/dispatch/src/matching/why.dto'].RefusalDto,
                nullable: true,
                description: 'The rule that kept him out, or null.',
              },
            },
            FamilyChoiceDto: {
              providerId: { required: false, type: () => String, description: 'The provider it chose.' },
              caregiverId: { required: false, type: () => String, description: 'The caregiver it chose.' },
              isKept: {
                required: false,
                type: () => Boolean,
                description:
                  'Whether the chosen one can come; false: a hard rule stands against it. Absent: nothing was chosen.',
              },
              extra: {
                required: false,
                type: () => Number,
                description: 'What the choice costs beyond the cheapest, in tenths of an equivalent minute.',
              },
            },
            OwnOfferDto: {
              id: { required: true, type: () => String, description: 'The offer.' },
              mode: {
                required: true,
                description:
                  'DIRECT: alone, because the family named or knows it; CASCADE: one after the other; BROADCAST: several at once.',
                enum: ['DIRECT', 'CASCADE', 'BROADCAST'],
              },
              caregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its caregiver who was asked himself, straight; null: its desk.',
              },
              state: {
                required: true,
                description: 'Where the offer stands.',
                enum: ['RETURNED', 'DECLINED', 'OPEN', 'WITHDRAWN', 'ACCEPTED', 'TIMED_OUT'],
              },
              madeAt: { required: true, type: () => String, description: 'When it was made, ISO 8601.' },
              closeReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it ended, or null.',
              },
            },
            OwnDecisionDto: {
              at: { required: true, type: () => String, description: 'When, ISO 8601.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service it was made for, ISO 8601.',
              },
              weightsId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The version of the prices; null: before there were prices.',
              },
              place: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Its place in the order of asking; null: not asked.',
              },
              reasons: { required: true, type: () => [String], description: 'What gave it its place.' },
              refusedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The rule that kept it out, or null.',
              },
              providers: {
                required: true,
                type: () => Number,
                description: 'How many providers came into question.',
              },
              caregivers: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].ConsideredCaregiverDto],
                description: 'Its own caregivers among those kept on record, the best first.',
              },
              offers: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].OwnOfferDto],
                description: 'How it was asked then; none: it was not.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/assignments/assignment.dto.js'),
          {
            AssignCaregiverDto: {
              caregiverId: {
                required: true,
                type: () => String,
                description: 'The caregiver to be sent.',
                format: 'uuid',
              },
              secondCaregiverId: {
                required: false,
                type: () => String,
                description:
                  'Who comes with him; needed where two come at once and nobody is sent yet, refused otherwise.',
                format: 'uuid',
              },
            },
            ChangeAssignmentDto: {
              caregiverId: {
                required: true,
                type: () => String,
                description: 'Who comes now.',
                format: 'uuid',
              },
              insteadOfId: {
                required: false,
                type: () => String,
                description: 'In whose place; needed where two are sent.',
                format: 'uuid',
              },
              reason: {
                required: true,
                description: 'Why somebody else comes.',
                enum: ['OTHER', 'TIME_UNSUITABLE', 'NO_STAFF', 'CAREGIVER_ILL', 'TOO_FAR', 'NOT_OUR_SERVICE'],
              },
            },
            AssignmentDto: {
              orderId: { required: true, type: () => String, description: 'The order.' },
              providerId: { required: true, type: () => String, description: 'The provider.' },
              caregiverId: {
                required: true,
                type: () => String,
                description: 'The caregiver; he leads where two come.',
              },
              secondCaregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Who comes with him, or null.',
              },
              startsAt: { required: true, type: () => String, description: 'Start, ISO 8601.' },
              plannedMinutes: { required: true, type: () => Number, description: 'Duration in minutes.' },
            },
            ReturnedOrderDto: {
              orderId: { required: true, type: () => String, description: 'The order.' },
              reason: {
                required: true,
                description: 'Why.',
                enum: ['OTHER', 'TIME_UNSUITABLE', 'NO_STAFF', 'CAREGIVER_ILL', 'TOO_FAR', 'NOT_OUR_SERVICE'],
              },
            },
            CaregiverCandidateDto: {
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              name: { required: true, type: () => String, description: 'His name.' },
              sex: { required: true, description: 'His sex.', enum: ['MALE', 'FEMALE'] },
              skills: { required: true, type: () => [String], description: 'His skills.' },
              dialects: { required: true, type: () => [String], description: 'Dialects he speaks.' },
              seat: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'His seat on this order now: 1 leads, 2 comes with him; null: he is not sent.',
              },
              available: { required: true, type: () => Boolean, description: 'Whether he can be sent.' },
              refusals: {
                required: true,
                type: () => [Object],
                description: 'The rules that speak against it.',
                enum: [
                  'CREDENTIAL_NOT_VALID',
                  'SKILL_MISSING',
                  'OTHER_SEX_REQUIRED',
                  'EXCLUDED',
                  'BUSY',
                  'WAY_TOO_LONG_BEFORE',
                  'WAY_TOO_LONG_AFTER',
                  'LEGAL_REST',
                  'DAILY_MAXIMUM',
                  'IS_DISPATCHER',
                ],
                isArray: true,
              },
              busyUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When he is free again, ISO 8601, or null.',
              },
              meetsWishes: {
                required: true,
                type: () => Boolean,
                description: 'Whether he is of the sex and speaks the dialect the family would like.',
              },
              total: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'What sending him costs in tenths of an equivalent minute; null: his day does not allow it.',
              },
              price: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].PriceLineDto],
                description: 'The rules that make up the cost, by their weight.',
              },
              detourMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Minutes of additional travel; null: his day does not allow it.',
              },
              visits: {
                required: true,
                type: () => Number,
                description: 'His visits to the senior in the 90 days before.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/offers/offer.dto.js'),
          {
            OfferListQuery: {
              state: {
                required: false,
                description: 'Only offers in this state.',
                enum: ['RETURNED', 'DECLINED', 'OPEN', 'WITHDRAWN', 'ACCEPTED', 'TIMED_OUT'],
              },
            },
            RefuseDto: {
              reason: {
                required: true,
                description: 'Why.',
                enum: ['OTHER', 'TIME_UNSUITABLE', 'NO_STAFF', 'CAREGIVER_ILL', 'TOO_FAR', 'NOT_OUR_SERVICE'],
              },
              note: {
                required: false,
                type: () => String,
                description: 'In your own words, for the officers.',
                maxLength: 300,
              },
            },
            OfferWishesDto: {
              caregiverSex: {
                required: false,
                description: 'Preferred sex of the caregiver.',
                enum: ['MALE', 'FEMALE'],
              },
              dialect: { required: false, type: () => String, description: 'Preferred dialect.' },
              note: { required: false, type: () => String, description: 'Anything else.' },
            },
            OfferDto: {
              id: { required: true, type: () => String, description: 'The offer.' },
              orderId: { required: true, type: () => String, description: 'The order offered.' },
              providerId: { required: true, type: () => String, description: 'The provider asked.' },
              mode: {
                required: true,
                description:
                  'DIRECT: you alone, because the family chose you; CASCADE: one after the other; BROADCAST: several at once.',
                enum: ['DIRECT', 'CASCADE', 'BROADCAST'],
              },
              caregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  "The caregiver who was asked himself and answers himself, or null: the provider's desk.",
              },
              state: {
                required: true,
                description: 'Where the offer stands.',
                enum: ['RETURNED', 'DECLINED', 'OPEN', 'WITHDRAWN', 'ACCEPTED', 'TIMED_OUT'],
              },
              itemCode: { required: true, type: () => String, description: 'Service item of the catalogue.' },
              itemZh: { required: true, type: () => String, description: 'Its name in Chinese.' },
              itemEn: { required: true, type: () => String, description: 'Its name in English.' },
              startsAt: { required: true, type: () => String, description: 'Start, ISO 8601.' },
              plannedMinutes: { required: true, type: () => Number, description: 'Duration in minutes.' },
              regionId: { required: true, type: () => Number, description: 'Township of the service.' },
              regionName: { required: true, type: () => String, description: 'Its name.' },
              distanceBand: {
                required: true,
                description: 'How far from the provider, roughly.',
                enum: ['UNDER_1_KM', '1_TO_3_KM', '3_TO_5_KM', '5_TO_10_KM', 'OVER_10_KM'],
              },
              caregivers: {
                required: true,
                type: () => Number,
                description: 'How many caregivers have to come at once: 1 or 2.',
              },
              totalFen: { required: true, type: () => Number, description: 'Whole price in fen.' },
              requiredSex: {
                required: true,
                nullable: true,
                description: 'Sex the caregiver must have, or null.',
                enum: ['MALE', 'FEMALE'],
              },
              wishes: {
                required: true,
                type: () => t['../../../libs/dispatch/src/offers/offer.dto'].OfferWishesDto,
                description: 'What the family would like.',
              },
              madeAt: {
                required: true,
                type: () => String,
                description: 'When the offer was made, ISO 8601.',
              },
              expiresAt: {
                required: true,
                type: () => String,
                description: 'Until when it can be answered, ISO 8601.',
              },
              closeReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it ended: code, or null while it is open or accepted.',
              },
            },
            OfferPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/offers/offer.dto'].OfferDto],
                description: 'The offers, newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/weights/weights.dto.js'),
          {
            PricesDto: {
              travelMinute: { required: true, type: () => Number, description: 'A minute of travel.' },
              lateMinute: { required: true, type: () => Number, description: 'A minute late, up to 15.' },
              late15Minute: {
                required: true,
                type: () => Number,
                description: 'A minute late from the 15th on.',
              },
              late30Minute: {
                required: true,
                type: () => Number,
                description: 'A minute late from the 30th on.',
              },
              unknownCaregiver: {
                required: true,
                type: () => Number,
                description: 'A caregiver who was not here in 90 days.',
              },
              littleKnownCaregiver: {
                required: true,
                type: () => Number,
                description: 'A caregiver who was here once or twice in 90 days.',
              },
              thirdFaceOfWeek: {
                required: true,
                type: () => Number,
                description: 'A third face within a week.',
              },
              preferredSex: {
                required: true,
                type: () => Number,
                description: 'Another sex than the preferred one.',
              },
              preferredDialect: {
                required: true,
                type: () => Number,
                description: 'Not the preferred dialect.',
              },
              sparedSkill: {
                required: true,
                type: () => Number,
                description: 'A skill of the caregiver that the service does not need.',
              },
              overtimeMinute: { required: true, type: () => Number, description: 'A minute of overtime.' },
              idleMinute: {
                required: true,
                type: () => Number,
                description: 'A minute of idle waiting between two visits.',
              },
              idleFromMinutes: {
                required: true,
                type: () => Number,
                description: 'Waiting counts beyond so many minutes of the clock.',
              },
              caregiverFairHour: {
                required: true,
                type: () => Number,
                description: "An hour off a caregiver's fair week; times the square of the hours.",
              },
              providerFairHour: {
                required: true,
                type: () => Number,
                description: "An hour off a provider's fair share; times the square of the hours.",
              },
              providerFairMost: {
                required: true,
                type: () => Number,
                description: 'The most an order may cost for fairness among providers.',
              },
              movedVisit: {
                required: true,
                type: () => Number,
                description: 'A published visit at another time.',
              },
              movedFromMinutes: {
                required: true,
                type: () => Number,
                description: 'A published visit counts as moved beyond so many minutes of the clock.',
              },
              changedCaregiver: {
                required: true,
                type: () => Number,
                description: 'Another caregiver than the published one.',
              },
              unserved: {
                required: true,
                type: () => Number,
                description: 'A companionship visit left out.',
              },
            },
            NewWeightsDto: {
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the city or county in which, and below which, it holds.',
              },
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds; left out: open.',
              },
              prices: {
                required: true,
                type: () => t['../../../libs/dispatch/src/weights/weights.dto'].PricesDto,
                description: 'Every line of the table.',
              },
              citation: {
                required: true,
                type: () => String,
                description: 'Where it is laid down, or why.',
                minLength: 2,
                maxLength: 300,
              },
            },
            WeightsDecisionDto: {
              decision: { required: true, description: 'What is decided.', enum: ['APPROVED', 'REJECTED'] },
              reason: {
                required: false,
                type: () => String,
                description: 'Needed to reject.',
                minLength: 2,
                maxLength: 500,
              },
            },
            WeightsInForceQuery: {
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division asked about.',
              },
              on: {
                required: false,
                type: () => String,
                description: 'On this day, YYYY-MM-DD; left out: today.',
              },
            },
            WeightLineDto: {
              key: {
                required: true,
                description: 'The rule.',
                enum: [
                  'sparedSkill',
                  'movedVisit',
                  'changedCaregiver',
                  'travelMinute',
                  'lateMinute',
                  'late15Minute',
                  'late30Minute',
                  'unknownCaregiver',
                  'littleKnownCaregiver',
                  'thirdFaceOfWeek',
                  'preferredSex',
                  'preferredDialect',
                  'overtimeMinute',
                  'idleMinute',
                  'idleFromMinutes',
                  'caregiverFairHour',
                  'providerFairHour',
                  'providerFairMost',
                  'movedFromMinutes',
                  'unserved',
                ],
              },
              value: { required: true, type: () => Number, description: 'Its value, in `unit`.' },
              unit: {
                required: true,
                description:
                  'TENTHS: tenths of an equivalent minute. MINUTES: a threshold in minutes of the clock.',
                enum: ['TENTHS', 'MINUTES'],
              },
              zh: { required: true, type: () => String, description: 'What it means, in Chinese.' },
              en: { required: true, type: () => String, description: 'What it means, in English.' },
            },
            WeightsDto: {
              id: {
                required: true,
                type: () => String,
                description: 'The version; every decision keeps it.',
              },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Internal id of its division; null: wherever no division has its own.',
              },
              from: { required: true, type: () => String, description: 'First day, YYYY-MM-DD.' },
              to: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day on which it no longer holds; null: open.',
              },
              lines: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/weights/weights.dto'].WeightLineDto],
                description: 'Every line.',
              },
              citation: { required: true, type: () => String, description: 'Where it is laid down, or why.' },
              isDefault: {
                required: true,
                type: () => Boolean,
                description: 'It came with the platform and no bureau has decided on it.',
              },
              state: {
                required: true,
                type: () => String,
                description: 'SUBMITTED waits for a second person; APPROVED, REJECTED.',
              },
              draftedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of who drafted it; null: it came with the platform.',
              },
              draftedAt: { required: true, type: () => Date, description: 'When it was drafted.' },
              approvedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of who decided.',
              },
              decidedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When it was decided.',
              },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was rejected.',
              },
            },
            WeightsPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/weights/weights.dto'].WeightsDto],
                description: 'Latest first day first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            WeightsRefDto: { id: { required: true, type: () => String, description: 'The version.' } },
          },
        ],
        [
          import('../../../libs/dispatch/src/offers/offer-rule.dto.js'),
          {
            SetOfferRuleDto: {
              countyId: { required: true, type: () => Number, description: 'The county.' },
              itemCode: {
                required: false,
                type: () => String,
                description:
                  'Service item of the catalogue; without it, every item that has no rule of its own.',
              },
              mode: {
                required: true,
                description: 'CASCADE asks one provider after the other, BROADCAST several at once.',
                enum: ['CASCADE', 'BROADCAST'],
              },
              directFirst: {
                required: true,
                type: () => Boolean,
                description: 'Whether whoever the family named or knows is asked alone first.',
              },
              broadcastSize: {
                required: true,
                type: () => Number,
                description: 'How many providers a broadcast asks at once.',
                minimum: 1,
                maximum: 50,
              },
              broadcastAfter: {
                required: false,
                type: () => Number,
                description: 'After so many providers asked in vain it is broadcast; without it, never.',
                minimum: 1,
              },
              broadcastUrgent: {
                required: true,
                type: () => Boolean,
                description: 'Whether urgent orders are broadcast at once.',
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why.',
                minLength: 2,
                maxLength: 300,
              },
            },
            OfferRuleDto: {
              countyId: { required: true, type: () => Number, description: 'The county.' },
              itemCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The item, or null: every item without a rule of its own.',
              },
              mode: { required: true, description: 'CASCADE or BROADCAST.', enum: ['CASCADE', 'BROADCAST'] },
              directFirst: {
                required: true,
                type: () => Boolean,
                description: 'Whether whoever the family named or knows is asked alone first.',
              },
              broadcastSize: {
                required: true,
                type: () => Number,
                description: 'How many providers a broadcast asks at once.',
              },
              broadcastAfter: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'After so many asked in vain it is broadcast; null: never.',
              },
              broadcastUrgent: {
                required: true,
                type: () => Boolean,
                description: 'Whether urgent orders are broadcast at once.',
              },
              setBy: { required: true, type: () => String, description: 'Account of whoever set it.' },
              setAt: { required: true, type: () => String, description: 'When, ISO 8601.' },
              reason: { required: true, type: () => String, description: 'Why.' },
            },
            StraightChoiceDto: {
              enabled: {
                required: true,
                type: () => Boolean,
                description:
                  'Whether offers go straight to the caregivers, who accept on the phone and are assigned at once.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/exclusions/exclusion-entry.dto.js'),
          {
            ExclusionEntryDto: {
              id: { required: true, type: () => String, description: 'The exclusion.' },
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              name: {
                required: true,
                type: () => String,
                description: 'His name; masked but for his own provider.',
              },
              wishedBy: { required: true, description: 'On whose wish.', enum: ['CAREGIVER', 'SENIOR'] },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why; null: not for the caller, because the other side said so.',
              },
              since: { required: true, type: () => String, description: 'Since when, ISO 8601.' },
              mayLift: {
                required: true,
                type: () => Boolean,
                description: 'Whether the caller may lift it.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/fairness/fairness.dto.js'),
          {
            FairnessReportQuery: {
              from: { required: true, type: () => String, description: 'First day, `YYYY-MM-DD`.' },
              to: { required: true, type: () => String, description: 'Last day, `YYYY-MM-DD`.' },
            },
            FairnessProviderDto: {
              providerId: { required: true, type: () => String, description: 'The provider.' },
              name: { required: true, type: () => String, description: 'Its name.' },
              shareHours: {
                required: true,
                type: () => Number,
                description:
                  'Its fair share of the seven days: hours its people could work, weighed by quality.',
              },
              quality: {
                required: true,
                type: () => Number,
                description: 'By the published rule, 0.8 to 1.2; on the last day.',
              },
              deficitMinutes: {
                required: true,
                type: () => Number,
                description: 'What it was owed when the last day began, in minutes; negative: it was ahead.',
              },
              receivedMinutes: {
                required: true,
                type: () => Number,
                description:
                  'Minutes of service it was given in the seven days, without those of families that chose it.',
              },
            },
            FairnessReportDto: {
              countyId: { required: true, type: () => Number, description: 'The county.' },
              day: { required: true, type: () => String, description: 'The last day, `YYYY-MM-DD`.' },
              jain: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'Jain\u2019s index of minutes received by hour of share: 1 is equal; null: nothing was given out.',
              },
              orders: { required: true, type: () => Number, description: 'Orders given out on the day.' },
              priced: {
                required: true,
                type: () => Number,
                description:
                  'Of the day\u2019s decisions, those whose prices were kept with and without fairness.',
              },
              changed: {
                required: true,
                type: () => Number,
                description: 'Of those, how many had another winner because of it.',
              },
              costMinutes: {
                required: true,
                type: () => Number,
                description: 'What that cost in equivalent minutes.',
              },
              providers: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/fairness/fairness.dto'].FairnessProviderDto],
                description: 'Each provider\u2019s part.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/log/dispatch-log.dto.js'),
          {
            JudgedProviderDto: {
              providerId: { required: true, type: () => String, description: 'The provider.' },
              name: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its name, or null when the family named one that does not come into question.',
              },
              place: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Its place in the order of asking; null: not asked.',
              },
              distanceMetres: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Distance to the service address in metres, as the crow flies.',
              },
              qualifiedCaregivers: {
                required: true,
                type: () => Number,
                description: 'Caregivers who may do it and work at that time.',
              },
              freeCaregivers: {
                required: true,
                type: () => Number,
                description: 'Those of them who were free.',
              },
              caregiverId: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'The caregiver by whom it was ranked; it assigns its own staff all the same.',
              },
              secondCaregiverId: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'Who would come with him, where two come at once.',
              },
              total: {
                required: false,
                type: () => Number,
                nullable: true,
                description: 'Their price in tenths of an equivalent minute.',
              },
              reasons: { required: true, type: () => [String], description: 'What gave it its place.' },
              refusedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The rule that kept it out, or null.',
              },
            },
            RankingDto: {
              id: { required: true, type: () => String, description: 'The judgement.' },
              at: { required: true, type: () => String, description: 'When, ISO 8601.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service it was made for, ISO 8601.',
              },
              candidates: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/log/dispatch-log.dto'].JudgedProviderDto],
                description: 'Everybody who was considered, in the order of asking, then those kept out.',
              },
              weightsId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The version of the prices; null: ranked by distance, before there were prices.',
              },
              caregivers: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].ConsideredCaregiverDto],
                description:
                  'The ten best caregivers with their prices, and up to twenty of those refused with the rule.',
              },
              choice: {
                required: true,
                type: () => t['../../../libs/dispatch/src/matching/why.dto'].FamilyChoiceDto,
                description: 'What the family chose, and what it came to.',
              },
            },
            LoggedOfferDto: {
              id: { required: true, type: () => String, description: 'The offer.' },
              rankingId: { required: true, type: () => String, description: 'The judgement it came from.' },
              providerId: { required: true, type: () => String, description: 'The provider asked.' },
              position: { required: true, type: () => Number, description: 'The first asked is 1.' },
              mode: {
                required: true,
                description:
                  'DIRECT: alone, because the family named or knows it; CASCADE: one after the other; BROADCAST: several at once.',
                enum: ['DIRECT', 'CASCADE', 'BROADCAST'],
              },
              caregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The caregiver who was asked himself, straight; null: the provider's desk.",
              },
              state: {
                required: true,
                description: 'Where it stands.',
                enum: ['RETURNED', 'DECLINED', 'OPEN', 'WITHDRAWN', 'ACCEPTED', 'TIMED_OUT'],
              },
              madeAt: { required: true, type: () => String, description: 'When it was made, ISO 8601.' },
              expiresAt: {
                required: true,
                type: () => String,
                description: 'Until when it could be answered, ISO 8601.',
              },
              acceptedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it was accepted, ISO 8601, or null.',
              },
              closedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it ended otherwise, ISO 8601, or null.',
              },
              closeReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why, or null.',
              },
              closeNote: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The provider's own words, or null.",
              },
            },
            LoggedAssignmentDto: {
              providerId: { required: true, type: () => String, description: 'The provider.' },
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              seat: { required: true, type: () => Number, description: '1 leads; 2 comes with him.' },
              assignedBy: { required: true, type: () => String, description: 'Account of the dispatcher.' },
              assignedAt: { required: true, type: () => String, description: 'When, ISO 8601.' },
              releasedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it ended before the visit, ISO 8601, or null.',
              },
              releaseReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why, or null.',
              },
            },
            LoggedPersonDto: {
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              name: { required: true, type: () => String, description: 'His name.' },
            },
            DispatchLogDto: {
              rankings: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/log/dispatch-log.dto'].RankingDto],
                description: 'The judgements, oldest first.',
              },
              offers: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/log/dispatch-log.dto'].LoggedOfferDto],
                description: 'The offers, in the order in which they were made.',
              },
              assignments: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/log/dispatch-log.dto'].LoggedAssignmentDto],
                description: 'The assignments, oldest first.',
              },
              people: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/log/dispatch-log.dto'].LoggedPersonDto],
                description: 'Every caregiver named above.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/matching/bookable-slots.dto.js'),
          {
            BookableSlotsQuery: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'The senior to be served.',
                format: 'uuid',
              },
              addressId: {
                required: true,
                type: () => String,
                description: "One of the senior's addresses.",
                format: 'uuid',
              },
              itemCode: {
                required: true,
                type: () => String,
                description: 'Service item of the catalogue.',
                minLength: 1,
                maxLength: 60,
              },
              minutes: {
                required: true,
                type: () => Number,
                description: 'Duration in minutes.',
                minimum: 1,
                maximum: 1440,
              },
              followsOrderId: {
                required: false,
                type: () => String,
                description: "The order it is to come after: only starts that keep the catalogue's gap.",
                format: 'uuid',
              },
              preferredCaregiverId: {
                required: false,
                type: () => String,
                description: 'The caregiver the family wants: only his time counts where he can come.',
                format: 'uuid',
              },
            },
            BookableSlotDto: {
              startsAt: { required: true, type: () => String, description: 'Start, ISO 8601.' },
              caregivers: {
                required: true,
                type: () => Number,
                description:
                  'How many caregivers could come; where two come at once, only those whose provider can send two.',
              },
              familiar: {
                required: true,
                type: () => Boolean,
                description: 'Whether a caregiver whom the senior knows well could come.',
              },
              total: {
                required: true,
                type: () => Number,
                description:
                  'What the best match costs, of both where two come, in tenths of an equivalent minute; less is better for everybody.',
              },
              price: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/why.dto'].PriceLineDto],
                description: 'The rules that make up the cost, by their weight.',
              },
              lateMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes the visit may be expected to begin late.',
              },
            },
            BookableSlotsDto: {
              from: { required: true, type: () => String, description: 'First day looked at, YYYY-MM-DD.' },
              to: { required: true, type: () => String, description: 'Last day looked at, YYYY-MM-DD.' },
              slots: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/matching/bookable-slots.dto'].BookableSlotDto],
                description: 'In the order of time.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/matching/exclusion.dto.js'),
          {
            NewExclusionDto: {
              caregiverId: {
                required: true,
                type: () => String,
                description: 'The caregiver who is not to be sent to the senior of the order any more.',
                format: 'uuid',
              },
              wishedBy: {
                required: true,
                description: "On whose wish. A family can tell only the senior's.",
                enum: ['CAREGIVER', 'SENIOR'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why, without names or phone numbers.',
                minLength: 2,
                maxLength: 300,
              },
            },
            LiftExclusionDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'Why it is lifted.',
                minLength: 2,
                maxLength: 300,
              },
            },
            ExclusionDto: {
              id: { required: true, type: () => String, description: 'The exclusion.' },
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/plans/plan.dto.js'),
          {
            PlanSearchDto: {
              seconds: {
                required: false,
                type: () => Number,
                description: 'Seconds of computing; the setting unless given.',
                minimum: 1,
              },
              seed: {
                required: false,
                type: () => Number,
                description:
                  'Start of the random numbers, to try another plan or the same again; any unless given.',
                minimum: 0,
              },
            },
            BeginPlanDto: {
              day: {
                required: true,
                type: () => String,
                description: 'The day to plan, YYYY-MM-DD: today or one of the next 14.',
                minLength: 10,
                maxLength: 10,
              },
              regionId: {
                required: false,
                type: () => Number,
                description: "Everybody's orders of this township or county: for officers.",
              },
              providerId: {
                required: false,
                type: () => String,
                description:
                  'What this provider has accepted: for dispatchers, who have one unless they name it.',
                format: 'uuid',
              },
              keep: {
                required: false,
                description:
                  'Which assignments stay: ALL, those PUBLISHED by a plan, or NONE (each change has its price). PUBLISHED unless given.',
                enum: ['PUBLISHED', 'ALL', 'NONE'],
              },
            },
            MendPlanDto: {
              absentCaregiverIds: {
                required: false,
                type: () => [String],
                description: 'Caregivers who are not there any more.',
                format: 'uuid',
                maxItems: 100,
              },
              mayExchange: {
                required: false,
                type: () => Boolean,
                description:
                  'Whether the others may exchange visits, at the price of a change; they keep theirs unless given.',
              },
            },
            PublishPlanDto: {
              orderIds: {
                required: false,
                type: () => [String],
                description: 'The visits to hand over or to publish, by order; all of the plan unless given.',
                format: 'uuid',
                minItems: 1,
                maxItems: 5000,
              },
            },
            PlanListQuery: {
              day: {
                required: false,
                type: () => String,
                description: 'Only plans of this day, YYYY-MM-DD.',
                minLength: 10,
                maxLength: 10,
              },
            },
            PlanComparisonQuery: {
              ids: {
                required: true,
                type: () => [String],
                description: 'One to six plans of one day, separated by commas.',
                format: 'uuid',
                minItems: 1,
                maxItems: 6,
              },
            },
            PlanFiguresDto: {
              orders: { required: true, type: () => Number, description: 'Orders of the day.' },
              served: { required: true, type: () => Number, description: 'Visits of the plan.' },
              unserved: { required: true, type: () => Number, description: 'Orders left out.' },
              caregivers: { required: true, type: () => Number, description: 'Caregivers who go out.' },
              travelMinutes: {
                required: true,
                type: () => Number,
                description: 'On the way, the ways home included.',
              },
              serviceMinutes: { required: true, type: () => Number, description: 'Of service.' },
              lateVisits: {
                required: true,
                type: () => Number,
                description: 'Visits that start after the promised time.',
              },
              lateMinutes: { required: true, type: () => Number, description: 'All their delays together.' },
              latestMinutes: { required: true, type: () => Number, description: 'The longest of them.' },
              familiarVisits: {
                required: true,
                type: () => Number,
                description: 'Visits by somebody who was there in the last 90 days.',
              },
              overtimeMinutes: { required: true, type: () => Number, description: 'Beyond the contract.' },
              changedVisits: {
                required: true,
                type: () => Number,
                description: 'Visits that somebody else has now.',
              },
            },
            PlanPriceDto: {
              total: { required: true, type: () => Number, description: 'Everything together.' },
              travel: { required: true, type: () => Number, description: 'Time on the way.' },
              lateness: {
                required: true,
                type: () => Number,
                description: 'Starts after the promised time.',
              },
              latest: {
                required: true,
                type: () => Number,
                description: 'The latest start of all; 0 where the bureau does not price it.',
              },
              familiarity: {
                required: true,
                type: () => Number,
                description: 'Caregivers the senior does not know.',
              },
              faces: { required: true, type: () => Number, description: 'A third face in a week.' },
              sex: { required: true, type: () => Number, description: 'A preferred sex not met.' },
              dialect: { required: true, type: () => Number, description: 'A preferred dialect not met.' },
              overtime: { required: true, type: () => Number, description: 'Overtime.' },
              idle: { required: true, type: () => Number, description: 'Idle waiting.' },
              caregiverFairness: {
                required: true,
                type: () => Number,
                description: 'Caregivers above or below their fair hours.',
              },
              providerFairness: {
                required: true,
                type: () => Number,
                description: 'Providers above or below their fair share.',
              },
              change: { required: true, type: () => Number, description: 'Changes of what was assigned.' },
              unserved: { required: true, type: () => Number, description: 'Orders left out.' },
            },
            PlanProgressDto: {
              total: { required: true, type: () => Number, description: 'Its price, in equivalent minutes.' },
              served: { required: true, type: () => Number, description: 'Its visits.' },
              unserved: { required: true, type: () => Number, description: 'Orders it leaves out.' },
              at: { required: true, type: () => String, description: 'When it was found, ISO 8601.' },
            },
            PlanDto: {
              id: { required: true, type: () => String, description: 'The plan.' },
              day: { required: true, type: () => String, description: 'Its day, YYYY-MM-DD.' },
              regionId: { required: true, type: () => Number, description: 'The division.' },
              regionName: { required: true, type: () => String, description: 'Its name.' },
              providerId: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The provider whose orders it plans; null: everybody's of the division.",
              },
              providerName: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its name, or null.',
              },
              state: {
                required: true,
                description: 'Where it stands.',
                enum: ['FAILED', 'DISCARDED', 'DRAFT', 'PUBLISHED', 'READY', 'RUNNING'],
              },
              keep: {
                required: true,
                description: 'Which assignments stayed.',
                enum: ['PUBLISHED', 'ALL', 'NONE'],
              },
              repairsId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The published plan that it mends, or null.',
              },
              absent: { required: true, type: () => [String], description: 'Caregivers it does without.' },
              seconds: { required: true, type: () => Number, description: 'Seconds of computing.' },
              threads: { required: true, type: () => Number, description: 'Threads that compute.' },
              seed: { required: true, type: () => Number, description: 'Start of its random numbers.' },
              requestedAt: {
                required: true,
                type: () => String,
                description: 'When it was asked for, ISO 8601.',
              },
              endedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When its computing ended, ISO 8601, or null.',
              },
              publishedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it was published, ISO 8601, or null.',
              },
              failure: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Why there is none: NO_ORDERS, TOO_MANY_ORDERS, NOT_GATHERED, ENGINE_FAILED, WORKER_GONE; or null.',
              },
              progress: {
                required: true,
                type: () => t['../../../libs/dispatch/src/plans/plan.dto'].PlanProgressDto,
                nullable: true,
                description: 'While it is computed: the best so far.',
              },
              figures: {
                required: true,
                type: () => t['../../../libs/dispatch/src/plans/plan.dto'].PlanFiguresDto,
                nullable: true,
                description: 'Once it is ready: what it came to.',
              },
              price: {
                required: true,
                type: () => t['../../../libs/dispatch/src/plans/plan.dto'].PlanPriceDto,
                nullable: true,
                description: 'Once it is ready: its price by rule.',
              },
              inputHash: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Fingerprint of everything the engine was asked, or null.',
              },
              weightsVersion: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The bureau's prices it was made by, or null.",
              },
              iterations: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Steps of the search, or null.',
              },
              isWhole: {
                required: true,
                type: () => Boolean,
                description:
                  "Whether the caller sees all of it; false: of a division's plan only his own provider's part.",
              },
              releasedVisits: {
                required: true,
                type: () => Number,
                description: "Visits of a division's plan that were handed to the dispatchers.",
              },
              publishedVisits: {
                required: true,
                type: () => Number,
                description: 'Visits that were published or stood already.',
              },
              refusedVisits: {
                required: true,
                type: () => Number,
                description: 'Visits whose publication was refused.',
              },
            },
            PlanPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto],
                description: 'The plans, newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            PlanVisitDto: {
              orderId: { required: true, type: () => String, description: 'The order.' },
              seat: {
                required: true,
                type: () => Number,
                description: '1 leads; 2 comes with him, at the same time.',
              },
              itemCode: {
                required: true,
                type: () => String,
                description: 'Service item; ELSEWHERE: an order of another division that stays as it is.',
              },
              promisedAt: {
                required: true,
                type: () => String,
                description: 'The promised start, ISO 8601.',
              },
              startsAt: { required: true, type: () => String, description: 'The planned start, ISO 8601.' },
              endsAt: { required: true, type: () => String, description: 'Its end, ISO 8601.' },
              travelMinutes: { required: true, type: () => Number, description: 'The way to it, minutes.' },
              lateMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes after the promised start.',
              },
              wasCaregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Whoever had it when the plan was made, or null.',
              },
              pinned: {
                required: true,
                type: () => Boolean,
                description: 'It stayed as it was whatever was found.',
              },
              released: {
                required: true,
                type: () => Boolean,
                description: "Of a division's plan: its provider's dispatchers have it.",
              },
              outcome: {
                required: true,
                nullable: true,
                description: 'PUBLISHED, UNCHANGED, REFUSED; null: not published.',
                enum: ['UNCHANGED', 'PUBLISHED', 'REFUSED'],
              },
              outcomeCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The rule that refused, or null.',
              },
            },
            PlanRouteDto: {
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              name: { required: true, type: () => String, description: 'His name.' },
              providerId: { required: true, type: () => String, description: 'His provider.' },
              startsFrom: {
                required: true,
                description:
                  'Where his day starts and ends: OWN_PLACE, or OFFICE where no place of his own is known.',
                enum: ['OFFICE', 'OWN_PLACE'],
              },
              hours: {
                required: true,
                type: () => [[Number]],
                description: 'Working hours, as minutes of the day: pairs of start and end.',
              },
              visits: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanVisitDto],
                description: 'His visits in order.',
              },
            },
            PlanRefusalDto: {
              rule: {
                required: true,
                type: () => String,
                description:
                  'OTHER_PROVIDER, NOT_WANTED, CREDENTIAL_NOT_VALID, SKILL_MISSING, OTHER_SEX_REQUIRED, ABSENT or NOT_WORKING.',
              },
              caregivers: { required: true, type: () => Number, description: 'How many.' },
            },
            PlanUnservedDto: {
              orderId: { required: true, type: () => String, description: 'The order.' },
              itemCode: { required: true, type: () => String, description: 'Service item.' },
              promisedAt: {
                required: true,
                type: () => String,
                description: 'The promised start, ISO 8601.',
              },
              minutes: { required: true, type: () => Number, description: 'Duration, minutes.' },
              reason: {
                required: true,
                description:
                  "Nobody may give it, it fits into nobody's empty day, or every such day is full.",
                enum: ['nobody-able', 'outside-working-hours', 'no-room'],
              },
              refusals: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanRefusalDto],
                description: 'What keeps caregivers from it, the commonest rule first.',
              },
            },
            PlanDetailsDto: {
              plan: {
                required: true,
                type: () => t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
                description: 'The plan.',
              },
              unserved: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanUnservedDto],
                description: 'Orders left out, by start.',
              },
              routes: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanRouteDto],
                description: 'Caregivers with visits, by the first of them.',
              },
            },
            PlanDifferenceDto: {
              orderId: { required: true, type: () => String, description: 'The order.' },
              seat: {
                required: true,
                type: () => Number,
                description: 'Which of those who come together it is about; 1 leads.',
              },
              nowCaregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Whoever has it now, or null.',
              },
              plannedCaregiverIds: {
                required: true,
                type: () => [Object],
                description: 'By plan, in their order: who would have it; null: left out.',
              },
              promisedAt: {
                required: true,
                type: () => String,
                description: 'The promised start, ISO 8601.',
              },
            },
            PlanPersonDto: {
              caregiverId: { required: true, type: () => String, description: 'The caregiver.' },
              name: { required: true, type: () => String, description: 'His name.' },
            },
            PlanComparisonDto: {
              plans: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto],
                description: 'As they were asked for.',
              },
              differences: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanDifferenceDto],
                description: 'Where they differ from each other or from what stands now, by start.',
              },
              people: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/plans/plan.dto'].PlanPersonDto],
                description: 'The caregivers named in them.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/redispatch/replacement.dto.js'),
          {
            ReplacementDto: {
              id: { required: true, type: () => String, description: 'The search.' },
              orderId: { required: true, type: () => String, description: 'The order.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service it was about, ISO 8601.',
              },
              cause: {
                required: true,
                type: () => String,
                description:
                  'Why he, or the provider, could not: code. PROVIDER_NO_SHOW: nobody came, and the order is over.',
              },
              formerProviderId: {
                required: true,
                type: () => String,
                description: 'The provider that was to serve.',
              },
              formerCaregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The caregiver who was to come; null: nobody had been named.',
              },
              since: { required: true, type: () => String, description: 'Since when, ISO 8601.' },
              outcome: {
                required: true,
                nullable: true,
                description:
                  'FOUND, NOT_FOUND, LATE (still looking when it was told), MOVED_ON; null: being looked for, the family not told.',
                enum: ['NOT_FOUND', 'FOUND', 'LATE', 'MOVED_ON'],
              },
              toldAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When the family was told, ISO 8601, or null.',
              },
              providerId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The provider that serves instead, or null.',
              },
              caregiverId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Who comes instead, or null.',
              },
              otherTimes: {
                required: true,
                type: () => [String],
                description: 'Other times at which somebody could come, ISO 8601; none is kept.',
              },
              entitlement: {
                required: true,
                description:
                  'What was held for the order: HELD, untouched; RETURNED in full, because the order is over.',
                enum: ['RETURNED', 'HELD'],
              },
              madeGoodBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The order that was booked instead of one for which nobody came, or null.',
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/unmet/unmet.dto.js'),
          {
            UnmetListQuery: {
              state: {
                required: true,
                description: 'Only entries in this state; OPEN unless given.',
                default: 'OPEN',
                enum: ['OPEN', 'RESOLVED'],
              },
            },
            ResolveUnmetDto: {
              action: {
                required: true,
                description:
                  'RETRY asks the providers again; CANCEL gives the order up and releases everything held.',
                enum: ['RETRY', 'CANCEL'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why, and what was arranged with the family.',
                minLength: 2,
                maxLength: 300,
              },
            },
            UnmetReasonDto: {
              code: { required: true, type: () => String, description: 'The rule that kept providers out.' },
              providers: { required: true, type: () => Number, description: 'How many.' },
            },
            UnmetDemandDto: {
              id: { required: true, type: () => String, description: 'The entry.' },
              orderId: { required: true, type: () => String, description: 'The order.' },
              itemCode: { required: true, type: () => String, description: 'Service item of the catalogue.' },
              regionId: { required: true, type: () => Number, description: 'Township of the address.' },
              startsAt: {
                required: true,
                type: () => String,
                description: 'Start of the service, ISO 8601.',
              },
              reasons: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/unmet/unmet.dto'].UnmetReasonDto],
                description: 'Why nobody serves it, the commonest reason first.',
              },
              since: { required: true, type: () => String, description: 'Since when, ISO 8601.' },
              state: {
                required: true,
                description: 'OPEN until somebody decides.',
                enum: ['OPEN', 'RESOLVED'],
              },
              resolution: {
                required: true,
                nullable: true,
                description: 'What was decided, or null.',
                enum: ['CANCELLED', 'MOVED_ON', 'RETRIED'],
              },
              resolutionReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why, or null.',
              },
              resolvedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account of whoever decided; null: nobody yet, or the order moved on by itself.',
              },
              resolvedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When, ISO 8601, or null.',
              },
            },
            UnmetPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/dispatch/src/unmet/unmet.dto'].UnmetDemandDto],
                description: 'The entries, newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/inbox/inbox.dto.js'),
          {
            InboxQuery: {
              unread: {
                required: false,
                type: () => Boolean,
                description: 'Only those that have not been read.',
              },
            },
            MessageDto: {
              id: { required: true, type: () => String },
              at: { required: true, type: () => Date, description: 'When it happened, ISO 8601.' },
              topic: {
                required: true,
                type: () => String,
                description: 'What it is about: a code of `GET /notification-preferences`.',
              },
              urgent: {
                required: true,
                type: () => Boolean,
                description: 'Whether it concerns safety or cannot wait.',
              },
              text: {
                required: true,
                type: () => String,
                description: 'One plain sentence in the language of the request.',
              },
              subject: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Kind of thing to open, e.g. `order`; null: nothing.',
              },
              subjectId: { required: true, type: () => String, nullable: true, description: 'Its id.' },
              role: {
                required: true,
                type: () => String,
                description: 'The role in which the caller was told.',
              },
              readAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the caller read it, ISO 8601; null: not yet.',
              },
            },
            MessagePageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/notifications/src/inbox/inbox.dto'].MessageDto],
                description: 'The messages, the newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            UnreadDto: {
              unread: {
                required: true,
                type: () => Number,
                description: 'Messages the caller has not read.',
              },
            },
            ReadMessagesDto: {
              ids: {
                required: false,
                type: () => [String],
                description:
                  "The messages that were read; those that are not the caller's are passed over. Absent: all of his.",
                format: 'uuid',
                minItems: 1,
                maxItems: 200,
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/log/deliveries.dto.js'),
          {
            DeliveriesQuery: {
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only what concerned this senior.',
                format: 'uuid',
              },
              channel: { required: false, description: 'IN_APP or SMS.', enum: ['IN_APP', 'SMS'] },
              state: { required: false, type: () => String, description: 'Only deliveries in this state.' },
            },
            DeliveryDto: {
              id: { required: true, type: () => String },
              at: { required: true, type: () => Date, description: 'When it was written, ISO 8601.' },
              channel: { required: true, type: () => String },
              state: {
                required: true,
                type: () => String,
                description:
                  'DELIVERED (on the screen), QUEUED, SENDING, SENT, FAILED, UNKNOWN, EXPIRED, WITHDRAWN or UNAVAILABLE.',
              },
              topic: { required: true, type: () => String },
              template: {
                required: true,
                type: () => String,
                description: 'Name of the template; what it said is for its reader alone.',
              },
              urgent: { required: true, type: () => Boolean },
              role: {
                required: true,
                type: () => String,
                description: 'The role in which the person was told.',
              },
              name: { required: true, type: () => String, description: 'Name of the person, masked.' },
              phone: { required: true, type: () => String, description: 'His phone number, masked.' },
              seniorId: { required: true, type: () => String, nullable: true },
              regionId: { required: true, type: () => Number, nullable: true },
              attempts: {
                required: true,
                type: () => Number,
                description: 'Times it was handed to the operator.',
              },
              dueAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When it is tried next, ISO 8601; null: it is over.',
              },
              closedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When it was over, ISO 8601.',
              },
              readAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the person read it on the screen, ISO 8601.',
              },
            },
            DeliveryPageDto: {
              items: {
                required: true,
                type: () => [t['../../../libs/notifications/src/log/deliveries.dto'].DeliveryDto],
                description: 'The deliveries, the newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            AttemptDto: {
              number: { required: true, type: () => Number, description: 'From 1.' },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
              outcome: {
                required: true,
                type: () => String,
                description: 'SENT, REFUSED (certainly not sent) or UNCLEAR (nobody knows).',
              },
              detail: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What the operator said, without the number and the text.',
              },
            },
            DeliveryDetailDto: {
              tries: {
                required: true,
                type: () => [t['../../../libs/notifications/src/log/deliveries.dto'].AttemptDto],
                description: 'Each time it was handed over, the first one first.',
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/preferences/preferences.dto.js'),
          {
            ChannelChoiceDto: {
              channel: {
                required: true,
                type: () => String,
                description: 'IN_APP (the list on the screen) or SMS.',
              },
              on: { required: true, type: () => Boolean },
              fixed: {
                required: true,
                type: () => Boolean,
                description: 'It has legal effect or concerns safety, so it cannot be switched off.',
              },
            },
            TopicChoiceDto: {
              topic: { required: true, type: () => String, description: 'Code of the topic.' },
              name: {
                required: true,
                type: () => String,
                description: 'Its name in the language of the request.',
              },
              channels: {
                required: true,
                type: () => [
                  t['../../../libs/notifications/src/preferences/preferences.dto'].ChannelChoiceDto,
                ],
                description: 'The channels it comes by.',
              },
            },
            PreferencesDto: {
              topics: {
                required: true,
                type: () => [t['../../../libs/notifications/src/preferences/preferences.dto'].TopicChoiceDto],
                description: 'What can reach the caller in his roles.',
              },
              quietFromMinute: {
                required: true,
                type: () => Number,
                description:
                  'Text messages that can wait are not sent from this minute of the day (China) on.',
              },
              quietToMinute: {
                required: true,
                type: () => Number,
                description:
                  'They are sent from this minute on; the same as the beginning: there are no quiet hours.',
              },
              smsAvailable: {
                required: true,
                type: () => Boolean,
                description: 'Whether text messages can be sent at all.',
              },
            },
            ChooseChannelDto: {
              topic: {
                required: true,
                description: 'Code of the topic.',
                enum: [
                  'SCHEDULE',
                  'BOOKINGS',
                  'PROGRESS',
                  'PAYMENTS',
                  'CONFIRMING',
                  'SAFETY',
                  'BENEFITS',
                  'APPLICATIONS',
                  'RIGHTS',
                  'OFFERS',
                  'ALERTS',
                  'LICENCES',
                  'QUALITY',
                  'WORK',
                ],
              },
              channel: { required: true, description: 'IN_APP or SMS.', enum: ['IN_APP', 'SMS'] },
              on: {
                required: true,
                type: () => Boolean,
                description: 'Whether to be told of the topic by the channel.',
              },
            },
            ChangePreferencesDto: {
              choices: {
                required: true,
                type: () => [
                  t['../../../libs/notifications/src/preferences/preferences.dto'].ChooseChannelDto,
                ],
                description: 'What changes; the rest stays as it is.',
                uniqueItems: true,
                minItems: 1,
                maxItems: 50,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/rulebooks/rulebooks.dto.js'),
          {
            RulebookQuery: {
              kind: {
                required: true,
                description:
                  'CARE: what to measure and when to stop; EXCEPTIONS: what is done about which doubt.',
                enum: ['CARE', 'EXCEPTIONS'],
              },
              regionId: { required: true, type: () => Number, description: 'Internal id of a division.' },
              on: { required: false, type: () => String, description: 'Day YYYY-MM-DD; today unless given.' },
            },
            RulebookInput: {
              kind: {
                required: true,
                description:
                  'CARE: what to measure and when to stop; EXCEPTIONS: what is done about which doubt.',
                enum: ['CARE', 'EXCEPTIONS'],
              },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Internal id of the division it holds in, and below.',
              },
              validFrom: {
                required: true,
                type: () => String,
                description: 'First day, YYYY-MM-DD, tomorrow at the earliest.',
              },
              body: {
                required: true,
                type: () => Object,
                description: 'The whole rulebook, in the form in which it is read.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'Number of the document that lays it down.',
                minLength: 2,
                maxLength: 200,
              },
            },
            RulebookView: {
              kind: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'The division that laid it down; null: the one the platform comes with.',
              },
              validFrom: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'First day, YYYY-MM-DD; null: the one the platform comes with.',
              },
              source: { required: true, type: () => String },
              body: { required: true, type: () => Object, description: 'The rulebook.' },
            },
          },
        ],
        [
          import('../../../libs/visits/src/care/care.dto.js'),
          {
            VitalSignsDto: {
              measuredAt: {
                required: true,
                type: () => String,
                description: "The moment by the device's own clock, ISO 8601 with zone.",
              },
              values: {
                required: true,
                type: 'object',
                additionalProperties: { type: 'number' },
                description:
                  'Values by measure of the care guide, such as `{ "SYSTOLIC": 135, "TEMPERATURE": 36.5 }`.',
              },
              yes: {
                required: true,
                type: () => [String],
                description: 'Questions of the care guide that were answered with yes.',
                maxLength: 50,
                maxItems: 20,
              },
            },
            RiskAcknowledgementDto: {
              riskIds: {
                required: true,
                type: () => [String],
                description: 'The risks that were read.',
                format: 'uuid',
                maxItems: 100,
              },
            },
            RisksReadDto: {
              readAt: {
                required: true,
                type: () => String,
                description: "The moment by the device's own clock, ISO 8601 with zone.",
              },
            },
            NewRiskDto: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'Whom it is about, or whose home.',
                format: 'uuid',
              },
              code: {
                required: true,
                type: () => String,
                description: 'A risk of the care guide.',
                maxLength: 50,
              },
              note: {
                required: false,
                type: () => String,
                description: 'What exactly, such as what the senior is allergic to.',
                maxLength: 200,
              },
            },
            NewRiskView: { id: { required: true, type: () => String } },
            RiskQuery: {
              seniorId: {
                required: true,
                type: () => String,
                description: 'Whose risks, and those of the home.',
                format: 'uuid',
              },
            },
            RiskView: {
              id: { required: true, type: () => String },
              about: { required: true, type: () => String, description: 'SENIOR or HOME.' },
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              note: { required: true, type: () => String, nullable: true },
              contra: {
                required: true,
                type: () => Boolean,
                description: 'It speaks against this service: read it first.',
              },
              acknowledgedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'ISO 8601; null: not read yet by whoever serves.',
              },
              recordedAt: { required: true, type: () => String, description: 'ISO 8601.' },
            },
            RiskListView: {
              items: { required: true, type: () => [t['../../../libs/visits/src/care/care.dto'].RiskView] },
            },
            CodeWordView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            MeasureView: {
              unit: { required: true, type: () => String },
              least: { required: true, type: () => Number },
              most: { required: true, type: () => Number },
              decimals: { required: true, type: () => Number },
            },
            AlarmView: {
              level: { required: true, type: () => String, description: 'EMERGENCY, STOP or TELL.' },
            },
            AlarmSignView: {
              measure: { required: true, type: () => String, nullable: true },
              question: { required: true, type: () => String, nullable: true },
              above: { required: true, type: () => Number, nullable: true },
              atLeast: { required: true, type: () => Number, nullable: true },
              below: { required: true, type: () => Number, nullable: true },
            },
            KnownAlarmView: {
              signs: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].AlarmSignView],
              },
            },
            WayUpView: {
              floor: { required: true, type: () => Number, description: 'The ground floor is 1.' },
              hasLift: { required: true, type: () => Boolean },
            },
            CareSheetView: {
              wayUp: {
                required: true,
                type: () => t['../../../libs/visits/src/care/care.dto'].WayUpView,
                nullable: true,
                description: 'How one gets up to the home; null: nobody has said.',
              },
              risks: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].RiskView],
                description: 'Those that speak against the service first.',
              },
              mustAcknowledge: {
                required: true,
                type: () => Boolean,
                description: 'Check-in is closed until these were read.',
              },
              measures: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].MeasureView],
              },
              questions: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].CodeWordView],
              },
              alarms: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].KnownAlarmView],
                description: 'What to do at which sign.',
              },
              stops: {
                required: true,
                type: () => [String],
                description: 'Tasks that must not be done while an alarm stops the service.',
              },
              taskReasons: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].CodeWordView],
              },
            },
            VitalVerdictView: {
              gravity: { required: true, type: () => String, description: 'NONE, TELL, STOP or EMERGENCY.' },
              alarms: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].AlarmView],
                description: 'What to do, the gravest first.',
              },
              missing: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].CodeWordView],
                description: 'What the service asks for and was not measured.',
              },
              stops: {
                required: true,
                type: () => [String],
                description: 'Tasks that must not be done now.',
              },
            },
            VitalReadingView: {
              measuredAt: { required: true, type: () => String, description: 'ISO 8601.' },
              values: { required: true, type: 'object', additionalProperties: { type: 'number' } },
              yes: { required: true, type: () => [String] },
              gravity: { required: true, type: () => String },
              alarms: { required: true, type: () => [t['../../../libs/visits/src/care/care.dto'].AlarmView] },
            },
            VitalReadingsView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/care/care.dto'].VitalReadingView],
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/clocks/clocks.dto.js'),
          {
            NewAnchorDto: {
              deviceId: {
                required: true,
                type: () => String,
                description: 'The installation of the app that will use it.',
                format: 'uuid',
              },
            },
            TimeAnchorView: {
              serverAt: { required: true, type: () => String, description: 'ISO 8601.' },
              nonce: { required: true, type: () => String },
              deviceId: { required: true, type: () => String },
              mac: {
                required: true,
                type: () => String,
                description: 'Over the three and the account; hexadecimal.',
              },
            },
            SpentAnchorDto: {
              serverAt: {
                required: true,
                type: () => String,
                description: "The server's time that was signed, ISO 8601.",
              },
              nonce: { required: true, type: () => String, description: 'Names the anchor.', format: 'uuid' },
              deviceId: {
                required: true,
                type: () => String,
                description: 'The installation it was signed for.',
                format: 'uuid',
              },
              mac: {
                required: true,
                type: () => String,
                description: 'The signature as it came with the anchor; hexadecimal.',
                pattern: '^[0-9a-f]{64}$',
              },
              elapsedMs: {
                required: true,
                type: () => Number,
                description: 'Since the anchor came, by a clock that nobody can set; milliseconds.',
                minimum: 0,
                maximum: 31536000000,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/devices/devices.dto.js'),
          {
            DeviceSignalsDto: {
              deviceId: {
                required: true,
                type: () => String,
                description: 'A random number the installation gave itself.',
                format: 'uuid',
              },
              platform: {
                required: true,
                description: 'The system it runs on: ANDROID, IOS, HARMONY, WEB or OTHER.',
                enum: ['OTHER', 'WEB', 'ANDROID', 'IOS', 'HARMONY'],
              },
              appVersion: {
                required: false,
                type: () => String,
                description: 'Version of the app, as it calls itself.',
                maxLength: 40,
              },
              timeZone: {
                required: false,
                type: () => String,
                description: 'IANA name.',
                maxLength: 60,
                pattern: '^[A-Za-z_]+(\\/[A-Za-z0-9_+-]+)*$',
              },
              utcOffsetMinutes: {
                required: false,
                type: () => Number,
                description: 'Minutes east of Greenwich.',
                minimum: -900,
                maximum: 900,
              },
              clockRun: {
                required: false,
                type: () => String,
                description: 'Names the run of the steady clock; only readings of one run can be compared.',
                format: 'uuid',
              },
              monotonicMs: {
                required: false,
                type: () => Number,
                description: 'The steady clock, in milliseconds.',
                minimum: 0,
              },
              rooted: {
                required: false,
                type: () => Boolean,
                description: "The system's own guard is known to be broken.",
              },
              network: {
                required: false,
                description: 'What it was connected by: WIFI, CELLULAR, NONE or OTHER.',
                enum: ['OTHER', 'NONE', 'WIFI', 'CELLULAR'],
              },
            },
            NewDeviceDto: {
              deviceId: {
                required: true,
                type: () => String,
                description: 'A random number the installation gave itself.',
                format: 'uuid',
              },
              platform: {
                required: true,
                description: 'The system it runs on: ANDROID, IOS, HARMONY, WEB or OTHER.',
                enum: ['OTHER', 'WEB', 'ANDROID', 'IOS', 'HARMONY'],
              },
            },
            DeviceView: {
              deviceId: { required: true, type: () => String },
              platform: { required: true, type: () => String },
              since: {
                required: true,
                type: () => String,
                description: 'Since when this person uses it, ISO 8601.',
              },
              until: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Until when; null: still.',
              },
              registered: {
                required: true,
                type: () => Boolean,
                description: 'Registered by him, and not only seen at a punch.',
              },
            },
            DeviceListView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/devices/devices.dto'].DeviceView],
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/evidence/position.dto.js'),
          {
            PositionDto: {
              latitude: { required: true, type: () => Number, description: 'Degrees.' },
              longitude: { required: true, type: () => Number, description: 'Degrees.' },
              datum: {
                required: true,
                description: 'WGS84 from satellites, GCJ02 from Chinese map services.',
                enum: ['WGS84', 'GCJ02'],
              },
              accuracyMetres: {
                required: true,
                type: () => Number,
                description: 'Radius of the 68 % circle, in metres, as the device states it.',
                minimum: 0,
                maximum: 100000,
              },
              mock: {
                required: false,
                type: () => Boolean,
                description: 'The device reports that the position was simulated.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/proofs/proofs.dto.js'),
          {
            TagReadingDto: {
              uid: {
                required: false,
                type: () => String,
                description: 'Number of the chip, 14 hexadecimal digits; for tags and cards with a chip.',
                pattern: '^[0-9A-Fa-f]{14}$',
              },
              counter: {
                required: false,
                type: () => Number,
                description: "The chip's count of its readings.",
                minimum: 0,
                maximum: 16777215,
              },
              mac: {
                required: false,
                type: () => String,
                description: "The chip's code over both, 16 hexadecimal digits.",
                pattern: '^[0-9A-Fa-f]{16}$',
              },
              tagId: {
                required: false,
                type: () => String,
                description: 'Of a display: its number.',
                format: 'uuid',
              },
              code: {
                required: false,
                type: () => String,
                description: 'Of a display: the eight digits of the minute.',
                pattern: '^\\d{8}$',
              },
            },
            AnnouncedFileDto: {
              sha256: {
                required: true,
                type: () => String,
                description: 'SHA-256 of the content, hexadecimal.',
                pattern: '^[0-9a-f]{64}$',
              },
              perceptualHash: {
                required: false,
                type: () => String,
                description:
                  "64 bits of the picture's brightness (difference hash), 16 hexadecimal digits; to find the same scene again.",
                pattern: '^[0-9a-f]{16}$',
              },
            },
            ProofDto: {
              id: {
                required: true,
                type: () => String,
                description: 'UUIDv7, made by the device at capture: the same proof sent twice is one.',
                format: 'uuid',
              },
              method: {
                required: true,
                description:
                  'POSITION, DOOR_TAG, CARD, CODE, CALL_BACK, FACE, PHOTO, SIGNATURE, CANNOT_SIGN or MANUAL.',
                enum: [
                  'FACE',
                  'DOOR_TAG',
                  'CARD',
                  'CODE',
                  'CALL_BACK',
                  'POSITION',
                  'PHOTO',
                  'SIGNATURE',
                  'MANUAL',
                  'CANNOT_SIGN',
                ],
              },
              capturedAt: {
                required: true,
                type: () => String,
                description: "By the device's own clock, ISO 8601 with zone.",
              },
              position: {
                required: false,
                type: () => t['../../../libs/visits/src/evidence/position.dto'].PositionDto,
                description: 'For POSITION.',
              },
              tag: {
                required: false,
                type: () => t['../../../libs/visits/src/proofs/proofs.dto'].TagReadingDto,
                description: 'For DOOR_TAG and CARD.',
              },
              code: {
                required: false,
                type: () => String,
                description: 'For CODE: the six digits the senior told.',
                pattern: '^\\d{6}$',
              },
              file: {
                required: false,
                type: () => t['../../../libs/visits/src/proofs/proofs.dto'].AnnouncedFileDto,
                description: 'For PHOTO, SIGNATURE and FACE.',
              },
              reasonCode: {
                required: false,
                description: 'For CANNOT_SIGN: HAND, SIGHT, MIND, ASLEEP, ILLITERATE, REFUSED or OTHER.',
                enum: ['OTHER', 'REFUSED', 'HAND', 'SIGHT', 'MIND', 'ASLEEP', 'ILLITERATE'],
              },
              note: {
                required: false,
                type: () => String,
                description: 'Why, for MANUAL; more about it otherwise.',
                maxLength: 500,
              },
            },
            LaterProofDto: {
              of: {
                required: true,
                description: 'IN: of the arrival; OUT: of the leaving.',
                enum: ['IN', 'OUT'],
              },
            },
            ProofFileDto: {
              fileId: {
                required: true,
                type: () => String,
                description: 'An upload of the caller (`POST /files`, purpose VISIT_PROOF).',
                format: 'uuid',
              },
            },
            CallBackAnswerDto: {
              answer: {
                required: true,
                description: 'CONFIRMED: the senior says that somebody is there; DENIED; NOT_REACHED.',
                enum: ['CONFIRMED', 'DENIED', 'NOT_REACHED'],
              },
              note: { required: false, type: () => String, description: 'What was said.', maxLength: 500 },
            },
            ProofView: {
              id: { required: true, type: () => String },
              kind: { required: true, description: 'IN or OUT.', enum: ['IN', 'OUT'] },
              method: {
                required: true,
                enum: [
                  'FACE',
                  'DOOR_TAG',
                  'CARD',
                  'CODE',
                  'CALL_BACK',
                  'POSITION',
                  'PHOTO',
                  'SIGNATURE',
                  'MANUAL',
                  'CANNOT_SIGN',
                ],
              },
              capturedAt: {
                required: true,
                type: () => String,
                description: "By the device's clock, ISO 8601.",
              },
              receivedAt: {
                required: true,
                type: () => String,
                description: "By the server's clock, ISO 8601.",
              },
              result: {
                required: true,
                description: 'VALID, INVALID or PENDING.',
                enum: ['VALID', 'INVALID', 'PENDING'],
              },
              label: { required: true, type: () => String, description: 'Why, in one word.' },
              weight: {
                required: true,
                type: () => Number,
                description: 'What it counts towards the demand.',
              },
              sha256: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of the file as it was at capture; null without one.',
              },
              hasFile: { required: true, type: () => Boolean, description: 'Its content is here.' },
              reasonCode: { required: true, type: () => String, nullable: true },
              note: { required: true, type: () => String, nullable: true },
            },
            PurposeQuery: {
              purpose: {
                required: true,
                type: () => String,
                description: 'What the picture is looked at for; kept with who looked.',
                maxLength: 200,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/visits/visits.dto.js'),
          {
            DoorCheckDto: {
              method: {
                required: false,
                description:
                  "The short form of one proof: POSITION by the phone's location, CODE told by the senior, MANUAL with a reason. Left\nout where `proofs` says more.",
                enum: ['CODE', 'POSITION', 'MANUAL'],
              },
              deviceAt: {
                required: true,
                type: () => String,
                description:
                  "The moment by the device's own clock, ISO 8601 with zone; for records made offline.",
              },
              position: {
                required: false,
                type: () => t['../../../libs/visits/src/evidence/position.dto'].PositionDto,
                description:
                  'For POSITION; welcome with the other methods. Without one the punch is recorded, and weighs less.',
              },
              code: {
                required: false,
                type: () => String,
                description: 'The six digits the senior told, for CODE.',
                pattern: '^\\d{6}$',
              },
              reason: {
                required: false,
                type: () => String,
                description: 'Why by hand, for MANUAL.',
                maxLength: 500,
              },
              proofs: {
                required: false,
                type: () => [t['../../../libs/visits/src/proofs/proofs.dto'].ProofDto],
                description:
                  'Everything that shows that the caregiver is there; what is wrong with one is recorded, never refused.',
                maxItems: 12,
              },
              signals: {
                required: false,
                type: () => t['../../../libs/visits/src/devices/devices.dto'].DeviceSignalsDto,
                description: 'What the device says of itself.',
              },
              anchor: {
                required: false,
                type: () => t['../../../libs/visits/src/clocks/clocks.dto'].SpentAnchorDto,
                description: 'The newest time anchor, with how long ago it came.',
              },
            },
            DoneTaskDto: {
              code: {
                required: true,
                type: () => String,
                description: 'Code of a task of the service item.',
                maxLength: 50,
              },
              outcome: {
                required: true,
                description:
                  'REFUSED: the senior did not want it; NOT_APPLICABLE: there was nothing to do, or it must not be done now.',
                enum: ['REFUSED', 'DONE', 'NOT_DONE', 'NOT_APPLICABLE'],
              },
              reasonCode: {
                required: false,
                type: () => String,
                description: 'Why it was not done, from the list of the care guide; nothing where it was.',
                maxLength: 50,
              },
              note: {
                required: false,
                type: () => String,
                description: 'What should be known about it.',
                maxLength: 500,
              },
            },
            CheckOutDto: {
              tasks: {
                required: true,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].DoneTaskDto],
                description: 'How each task of the item ended, each once.',
                maxItems: 50,
              },
            },
            VisitReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; read by the family, the provider and the officer.',
                maxLength: 500,
              },
            },
            DisputeDecisionDto: {
              decision: {
                required: true,
                description:
                  'SERVICE_ACCEPTED captures the accepted minutes, SERVICE_REJECTED releases the whole hold.',
                enum: ['SERVICE_ACCEPTED', 'SERVICE_REJECTED'],
              },
              acceptedMinutes: {
                required: false,
                type: () => Number,
                description:
                  'Minutes accepted, at most those measured; left out: those measured. Not used when rejected.',
                minimum: 1,
                maximum: 1440,
              },
            },
            VisitQuery: {
              state: { required: false, type: () => String, description: 'Only this state.', maxLength: 30 },
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only visits of this senior.',
                format: 'uuid',
              },
              from: {
                required: false,
                type: () => String,
                description: 'Only visits that start on or after this instant, ISO 8601.',
              },
            },
            VisitCheckView: {
              kind: { required: true, enum: ['IN', 'OUT'] },
              method: {
                required: true,
                type: () => String,
                description: 'The proof that weighs most, or the first that was tried; NONE when none was.',
              },
              deviceAt: {
                required: true,
                type: () => String,
                description: "By the device's clock, ISO 8601.",
              },
              serverAt: {
                required: true,
                type: () => String,
                description: "By the server's clock, ISO 8601.",
              },
              occurredAt: {
                required: true,
                type: () => String,
                description: 'The moment that counts, ISO 8601.',
              },
              distanceMetres: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Between the position and the address, in metres; null without a position.',
              },
              accuracyMetres: { required: true, type: () => Number, nullable: true },
              reason: { required: true, type: () => String, nullable: true },
              flags: { required: true, type: () => [String] },
              demand: { required: true, type: () => Number, description: 'What its proofs must add up to.' },
              proven: { required: true, type: () => Number, description: 'What they add up to now.' },
              proofs: {
                required: true,
                type: () => [t['../../../libs/visits/src/proofs/proofs.dto'].ProofView],
              },
            },
            VisitView: {
              id: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              caregiverId: { required: true, type: () => String },
              seat: {
                required: true,
                type: () => Number,
                description:
                  '1 leads; 2 came with him: his visit proves that, and is neither confirmed nor paid.',
              },
              seats: { required: true, type: () => Number, description: 'How many come at once.' },
              seniorId: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: 'ISO 8601.' },
              plannedMinutes: { required: true, type: () => Number },
              state: { required: true, type: () => String },
              stateZh: { required: true, type: () => String, description: 'The state in plain Chinese.' },
              actualMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Measured between check-in and check-out; null before.',
              },
              flags: { required: true, type: () => [String], description: 'What an officer should look at.' },
            },
            VisitPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].VisitView],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            VisitContactView: {
              name: { required: true, type: () => String, description: 'Name of the senior.' },
              phone: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Phone of the senior; null when none is on file.',
              },
              address: { required: true, type: () => String, description: 'Where the visit takes place.' },
            },
            VisitTaskView: {
              code: { required: true, type: () => String },
              done: { required: true, type: () => Boolean },
              outcome: {
                required: true,
                type: () => String,
                description: 'DONE, NOT_DONE, REFUSED by the senior, NOT_APPLICABLE.',
              },
              reasonCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was not done, a code of the care guide.',
              },
              note: { required: true, type: () => String, nullable: true },
            },
            VisitDetailView: {
              expectedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'When the caregiver is expected, ISO 8601; null: he is not on the way, or nobody can tell.',
              },
              checks: {
                required: true,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].VisitCheckView],
              },
              tasks: {
                required: true,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].VisitTaskView],
              },
              doorCode: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Six digits to tell the caregiver at the door; only for the senior and the family, before the service ends.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/pay/pay.dto.js'),
          {
            PayQuery: {
              minutes: {
                required: false,
                type: () => Number,
                description: 'What would be paid if a correction to so many minutes were accepted.',
                minimum: 0,
                maximum: 1440,
              },
            },
            PayLineView: {
              code: {
                required: true,
                type: () => String,
                description: 'MEASURED, CORRECTION, DISPUTE, REJECTION or BEYOND_BOOKED.',
              },
              minutes: {
                required: true,
                type: () => Number,
                description: 'Negative where it takes minutes away.',
              },
            },
            PayView: {
              countedMinutes: { required: true, type: () => Number },
              lines: { required: true, type: () => [t['../../../libs/visits/src/pay/pay.dto'].PayLineView] },
            },
            VisitPayView: {
              visitId: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township: its rulebook has the codes.',
              },
              visitState: { required: true, type: () => String },
              plannedMinutes: { required: true, type: () => Number },
              now: {
                required: true,
                type: () => t['../../../libs/visits/src/pay/pay.dto'].PayView,
                description: 'As it stands.',
              },
              then: {
                required: true,
                type: () => t['../../../libs/visits/src/pay/pay.dto'].PayView,
                nullable: true,
                description:
                  'With the correction that was asked about, or the one that is open; null: neither.',
              },
              mustFix: {
                required: true,
                type: () => [String],
                description: 'Doubts that must be fixed before anything is settled.',
              },
              openCorrectionId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The correction that is open.',
              },
              editableUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'The record can be corrected until then, ISO 8601; null: the visit has not ended.',
              },
              isLocked: { required: true, type: () => Boolean },
            },
            HoursQuery: {
              month: {
                required: true,
                type: () => String,
                description: 'YYYY-MM.',
                pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
              },
            },
            HoursLineView: {
              visitId: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: 'ISO 8601.' },
              state: { required: true, type: () => String },
              plannedMinutes: { required: true, type: () => Number },
              measuredMinutes: { required: true, type: () => Number, nullable: true },
              countedMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes he is paid for as it stands.',
              },
              isWaiting: {
                required: true,
                type: () => Boolean,
                description: "Something is still to be decided: a doubt, a correction, the family's word.",
              },
            },
            HoursView: {
              visits: { required: true, type: () => Number },
              measuredMinutes: { required: true, type: () => Number },
              countedMinutes: { required: true, type: () => Number },
              waitingMinutes: {
                required: true,
                type: () => Number,
                description: 'Of the counted minutes, those that are still to be decided.',
              },
              lines: {
                required: true,
                type: () => [t['../../../libs/visits/src/pay/pay.dto'].HoursLineView],
              },
            },
            TermsLineView: {
              code: {
                required: true,
                type: () => String,
                description: 'DELIVERED, BEYOND_BOOKED, LATE or SHORT.',
              },
              minutes: {
                required: true,
                type: () => Number,
                description: 'Negative where it takes minutes off the bill.',
              },
            },
            AgreedTermsView: {
              lateMinutes: { required: true, type: () => Number },
              lateCreditBp: { required: true, type: () => Number },
              noShowMinutes: { required: true, type: () => Number },
              shortBp: { required: true, type: () => Number },
              shortCreditBp: { required: true, type: () => Number },
              freeChangeHours: { required: true, type: () => Number },
            },
            VisitBillView: {
              terms: {
                required: true,
                type: () => t['../../../libs/visits/src/pay/pay.dto'].AgreedTermsView,
              },
              promisedAt: { required: true, type: () => String, description: 'The promised time, ISO 8601.' },
              plannedMinutes: { required: true, type: () => Number },
              minutesLate: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'From the promised time to the arrival; negative: early; null: nobody has come yet.',
              },
              billedMinutes: {
                required: true,
                type: () => Number,
                description:
                  'Minutes that are charged, or would be as it stands; 0 when nothing was delivered.',
              },
              lines: {
                required: true,
                type: () => [t['../../../libs/visits/src/pay/pay.dto'].TermsLineView],
              },
              isBack: {
                required: true,
                type: () => Boolean,
                description: 'Nothing was delivered: everything that was held is back.',
              },
              mayGiveUp: {
                required: true,
                type: () => Boolean,
                description:
                  'He is over the time one has to wait: the family need not let him in, and everything is back at once.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/corrections/corrections.dto.js'),
          {
            CorrectionInput: {
              kind: {
                required: true,
                description: 'MINUTES, TIMES (arrival and leaving) or TASKS.',
                enum: ['MINUTES', 'TIMES', 'TASKS'],
              },
              reasonCode: {
                required: true,
                type: () => String,
                description: 'Why, a reason of the exception table in force.',
                maxLength: 50,
              },
              minutes: {
                required: false,
                type: () => Number,
                description: 'For MINUTES: what should count.',
                minimum: 0,
                maximum: 1440,
              },
              startedAt: {
                required: false,
                type: () => String,
                description: 'For TIMES: the arrival, ISO 8601.',
              },
              endedAt: {
                required: false,
                type: () => String,
                description: 'For TIMES: the leaving, ISO 8601.',
              },
              tasks: {
                required: false,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].DoneTaskDto],
                description: 'For TASKS: how they ended.',
                maxItems: 50,
              },
              fileIds: {
                required: false,
                type: () => [String],
                description: 'Uploads of the caller that show it.',
                format: 'uuid',
              },
            },
            CorrectionAnswerDto: {
              agrees: {
                required: true,
                type: () => Boolean,
                description: 'Whether it was as the correction says.',
              },
              fileIds: {
                required: false,
                type: () => [String],
                description: 'Uploads of the caller that show it.',
                format: 'uuid',
              },
            },
            CorrectionDecisionDto: {
              outcome: {
                required: true,
                description:
                  'ACCEPTED: the record says from now on what was asked for; REFUSED: it stays as it is.',
                enum: ['REFUSED', 'ACCEPTED'],
              },
              minutes: {
                required: false,
                type: () => Number,
                description:
                  'Minutes that count from now on, between those asked for and those that counted; those asked for unless given.',
                minimum: 0,
                maximum: 1440,
              },
              resolutionCode: {
                required: true,
                type: () => String,
                description: 'How it was found out, a resolution of the exception table in force.',
                maxLength: 50,
              },
            },
            CorrectionQuery: {
              state: {
                required: false,
                type: () => String,
                description: 'Only this state; OPEN unless given or a visit is named.',
              },
              visitId: {
                required: false,
                type: () => String,
                description: 'Only those of this visit.',
                format: 'uuid',
              },
            },
            CorrectionAnswerView: {
              side: { required: true, type: () => String, description: 'CAREGIVER or FAMILY.' },
              agrees: { required: true, type: () => Boolean },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
            },
            CorrectionFileView: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
            },
            CorrectionDecisionView: {
              outcome: { required: true, type: () => String, description: 'ACCEPTED, REFUSED or WITHDRAWN.' },
              minutesAfter: { required: true, type: () => Number, nullable: true },
              effect: {
                required: true,
                type: () => String,
                description: 'NONE, AT_CAPTURE, TAKEN_BACK or HOURS_ONLY.',
              },
              resolutionCode: { required: true, type: () => String, nullable: true },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
            },
            CorrectionView: {
              id: { required: true, type: () => String },
              visitId: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township: its rulebook has the codes.',
              },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: "The visit's start, ISO 8601." },
              visitState: { required: true, type: () => String },
              plannedMinutes: { required: true, type: () => Number },
              measuredMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description:
                  'Measured between the punches, which never change; null: nobody checked in and out.',
              },
              kind: { required: true, type: () => String },
              requestedAs: {
                required: true,
                type: () => String,
                description: 'CAREGIVER, PROVIDER or FAMILY.',
              },
              reasonCode: { required: true, type: () => String },
              minutesBefore: {
                required: true,
                type: () => Number,
                description: 'That counted when it was asked for.',
              },
              minutesAsked: { required: true, type: () => Number, nullable: true },
              startedAt: { required: true, type: () => String, nullable: true },
              endedAt: { required: true, type: () => String, nullable: true },
              tasks: { required: true, type: () => [Object], nullable: true },
              state: { required: true, type: () => String },
              requestedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              answerBy: {
                required: true,
                type: () => String,
                description: 'The other sides are heard until then, ISO 8601.',
              },
              decideBy: {
                required: true,
                type: () => String,
                description: 'Somebody decides by then, ISO 8601.',
              },
              isOverdue: { required: true, type: () => Boolean, description: 'Nobody has decided in time.' },
              asked: {
                required: true,
                type: () => [String],
                description: 'The sides that are asked: CAREGIVER, FAMILY.',
              },
              answers: {
                required: true,
                type: () => [t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionAnswerView],
              },
              files: {
                required: true,
                type: () => [t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionFileView],
              },
              decision: {
                required: true,
                type: () => t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionDecisionView,
                nullable: true,
              },
            },
            CorrectionPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            UnlockInput: {
              reasonCode: {
                required: true,
                type: () => String,
                description: 'Why, a reason of the exception table in force.',
                maxLength: 50,
              },
            },
            UnlockDecisionDto: {
              granted: {
                required: true,
                type: () => Boolean,
                description: 'Whether the locked record is opened again for a time.',
              },
              days: {
                required: false,
                type: () => Number,
                description: 'For so many days; needed when granted.',
                minimum: 1,
                maximum: 90,
              },
              resolutionCode: {
                required: true,
                type: () => String,
                description: 'A resolution of the exception table in force.',
                maxLength: 50,
              },
            },
            UnlockQuery: {
              state: { required: false, type: () => String, description: 'OPEN unless given.' },
            },
            UnlockView: {
              id: { required: true, type: () => String },
              visitId: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township: its rulebook has the codes.',
              },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: "The visit's start, ISO 8601." },
              reasonCode: { required: true, type: () => String },
              state: { required: true, type: () => String },
              requestedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              until: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Until when the record is open, ISO 8601; null: it is not.',
              },
            },
            UnlockPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/corrections/corrections.dto'].UnlockView],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/exceptions/exceptions.dto.js'),
          {
            ExceptionQuery: {
              state: { required: false, description: 'OPEN unless given.', enum: ['OPEN', 'SETTLED'] },
              handling: {
                required: false,
                description: 'Only those that must be fixed, or only those that may be acknowledged.',
                enum: ['MUST_FIX', 'MAY_ACKNOWLEDGE'],
              },
            },
            SettlementDto: {
              reasonCode: {
                required: true,
                type: () => String,
                description: 'Why the doubt arose, from the table in force.',
                maxLength: 50,
              },
              resolutionCode: {
                required: true,
                type: () => String,
                description: 'How it was settled, from the table in force.',
                maxLength: 50,
              },
            },
            ExceptionView: {
              id: { required: true, type: () => String },
              visitId: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                description: 'Township: its rulebook has the codes.',
              },
              caregiverId: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: 'ISO 8601.' },
              visitState: { required: true, type: () => String },
              plannedMinutes: { required: true, type: () => Number },
              actualMinutes: { required: true, type: () => Number, nullable: true },
              flag: { required: true, type: () => String, description: 'The doubt.' },
              handling: {
                required: true,
                type: () => String,
                description: 'MUST_FIX keeps the visit from being captured.',
              },
              settledBy: {
                required: true,
                type: () => [String],
                description: 'Whose word settles it: PROVIDER, OFFICER.',
              },
              state: { required: true, type: () => String, description: 'OPEN, SETTLED or LAPSED.' },
              openedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              asWhom: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'PROVIDER, OFFICER, REVIEW or SYSTEM; null while open.',
              },
              reasonCode: { required: true, type: () => String, nullable: true },
              resolutionCode: { required: true, type: () => String, nullable: true },
              settledAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'ISO 8601; null while open.',
              },
            },
            ExceptionPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/exceptions/exceptions.dto'].ExceptionView],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/offline/operations.dto.js'),
          {
            OperationDto: {
              key: {
                required: true,
                type: () => String,
                description:
                  'UUIDv7, made when it was done on the device; sent again it is the same operation.',
                format: 'uuid',
              },
              visitId: {
                required: true,
                type: () => String,
                description: 'The visit it belongs to.',
                format: 'uuid',
              },
              kind: {
                required: true,
                type: () => String,
                description: 'CHECK_IN, CHECK_OUT, PROOF, FILE, TASKS, RISKS_READ or VITAL_SIGNS.',
                pattern: '^[A-Z][A-Z_]{1,39}$',
              },
              follows: {
                required: false,
                type: () => [String],
                description:
                  'Keys of the operations of this visit that were done before it; it waits for them.',
                format: 'uuid',
              },
              body: {
                required: true,
                type: () => Object,
                description:
                  'As the request of that kind has it: of CHECK_IN what `POST /visits/:id/check-in` takes; of RISKS_READ also `readAt`.',
              },
            },
            OperationsDto: {
              operations: {
                required: true,
                type: () => [t['../../../libs/visits/src/offline/operations.dto'].OperationDto],
                description: 'In any order. Each is answered by itself.',
                minItems: 1,
              },
            },
            TaskReportDto: {
              reportedAt: {
                required: true,
                type: () => String,
                description: "By the device's own clock, ISO 8601 with zone.",
              },
              tasks: {
                required: true,
                type: () => [t['../../../libs/visits/src/visits/visits.dto'].DoneTaskDto],
                description: 'Each task that has ended by then, and how.',
                maxItems: 50,
              },
            },
            OperationProblem: {},
            OperationAnswerView: {
              key: {
                required: true,
                type: () => String,
                description: 'The key under which the operation was sent.',
              },
              status: {
                required: true,
                description:
                  'DONE; REPLAYED: it was done before; REFUSED with a problem; WAITING for an earlier one, kept by the server; BUSY:\nto be sent again a moment later.',
                enum: ['REFUSED', 'DONE', 'BUSY', 'REPLAYED', 'WAITING'],
              },
              visit: {
                required: true,
                type: () => t['../../../libs/visits/src/visits/visits.dto'].VisitView,
                nullable: true,
                description: 'The visit as it is after it; null unless it was done now.',
              },
              problem: {
                required: true,
                type: () => t['../../../libs/visits/src/offline/operations.dto'].OperationProblem,
                nullable: true,
                description: 'Why it was refused; null otherwise.',
              },
            },
            OperationAnswersView: {
              results: {
                required: true,
                type: () => [t['../../../libs/visits/src/offline/operations.dto'].OperationAnswerView],
                description: 'One for each operation, in the order in which they were sent.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/on-the-way/on-the-way.dto.js'),
          {
            PositionConsentDto: {
              agreed: {
                required: true,
                type: () => Boolean,
                description:
                  'Whether the platform may know where the caller is while he is on the way to a job.',
              },
            },
            PositionConsentView: {
              agreed: {
                required: true,
                type: () => Boolean,
                description: 'Whether he agrees; false also when nobody asked him yet.',
              },
              since: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Since when, ISO 8601; null: nobody asked him yet.',
              },
            },
            TakenPositionDto: {
              deviceAt: {
                required: true,
                type: () => String,
                description: "When, by the device's own clock, ISO 8601 with zone.",
              },
            },
            TakenPositionsDto: {
              positions: {
                required: true,
                type: () => [t['../../../libs/visits/src/on-the-way/on-the-way.dto'].TakenPositionDto],
                description:
                  'What was taken since the last time, at most 100; later ones first or last, as it comes.',
                minItems: 1,
                maxItems: 100,
              },
            },
            PositionsTakenView: {
              kept: {
                required: true,
                type: () => Number,
                description:
                  'How many were kept; the others were too near, too inaccurate, or taken before setting off.',
              },
              expectedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'When the caregiver is expected, as the family is told it, ISO 8601; null: nobody can tell.',
              },
            },
            KeptPositionView: {
              latitude: { required: true, type: () => Number, description: 'Degrees.' },
              longitude: { required: true, type: () => Number, description: 'Degrees.' },
              datum: {
                required: true,
                description: 'WGS84 from satellites, GCJ02 from Chinese map services.',
                enum: ['WGS84', 'GCJ02'],
              },
              accuracyMetres: {
                required: true,
                type: () => Number,
                description: 'Radius of the 68 % circle, in metres.',
              },
              deviceAt: {
                required: true,
                type: () => String,
                description: "When it was taken, by the device's clock, ISO 8601.",
              },
            },
            LastPositionView: {
              departedAt: {
                required: true,
                type: () => String,
                description: 'When the caregiver set off, ISO 8601.',
              },
              expectedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When he is expected, ISO 8601; null: nobody can tell.',
              },
              position: {
                required: true,
                type: () => t['../../../libs/visits/src/on-the-way/on-the-way.dto'].KeptPositionView,
                nullable: true,
                description: 'Where he was seen last; null: he does not share it, or nothing has come yet.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/tags/tags.dto.js'),
          {
            NewTagDto: {
              kind: {
                required: true,
                description:
                  "DOOR_NFC: a chip at the door; DOOR_DISPLAY: a display there; CARD: the senior's card with a chip.",
                enum: ['CARD', 'DOOR_NFC', 'DOOR_DISPLAY'],
              },
              seniorId: {
                required: true,
                type: () => String,
                description: 'At whose door it is mounted, or whose card it is.',
                format: 'uuid',
              },
              addressId: {
                required: false,
                type: () => String,
                description: 'Where it is mounted; not for a card.',
                format: 'uuid',
              },
              uid: {
                required: false,
                type: () => String,
                description: 'Number of the chip, 14 hexadecimal digits; not for a display.',
                pattern: '^[0-9A-Fa-f]{14}$',
              },
            },
            EndTagDto: {
              reason: {
                required: true,
                description: 'LOST, DAMAGED, MOVED, TAMPERED or OTHER.',
                enum: ['OTHER', 'MOVED', 'LOST', 'DAMAGED', 'TAMPERED'],
              },
            },
            ReplaceTagDto: {
              uid: {
                required: false,
                type: () => String,
                description: 'Number of the new chip; not for a display.',
                pattern: '^[0-9A-Fa-f]{14}$',
              },
            },
            TagQuery: {
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only those of this senior.',
                format: 'uuid',
              },
              kind: {
                required: false,
                type: () => String,
                description: 'DOOR_NFC, DOOR_DISPLAY or CARD.',
                maxLength: 20,
              },
            },
            TagView: {
              id: { required: true, type: () => String },
              kind: { required: true, type: () => String, description: 'DOOR_NFC, DOOR_DISPLAY or CARD.' },
              seniorId: { required: true, type: () => String },
              senior: { required: true, type: () => String, description: 'Masked.' },
              addressId: { required: true, type: () => String, nullable: true },
              uid: { required: true, type: () => String, nullable: true },
              replaces: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The one it came in place of.',
              },
              issuedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              endedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'ISO 8601; null: in use.',
              },
              endReason: { required: true, type: () => String, nullable: true },
              lastReadAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When it proved a visit the last time, ISO 8601; null: never.',
              },
              refusedReadings: {
                required: true,
                type: () => Number,
                description: 'Readings of it that were not accepted: a copy, a tag that was taken away.',
              },
            },
            IssuedTagView: {
              secret: {
                required: true,
                type: () => String,
                description: 'Hexadecimal, to be written into the chip or the display; told this once.',
              },
            },
            TagPageView: {
              items: { required: true, type: () => [t['../../../libs/visits/src/tags/tags.dto'].TagView] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/proofs/proof-law.dto.js'),
          {
            NewLawDto: {
              from: {
                required: true,
                type: () => String,
                description: 'First day of service it holds for, `YYYY-MM-DD`; tomorrow at the earliest.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The document that says so.',
                maxLength: 200,
              },
            },
            NewWeightDto: {
              method: {
                required: true,
                description: 'By what it is shown that somebody was there.',
                enum: [
                  'FACE',
                  'DOOR_TAG',
                  'CARD',
                  'CODE',
                  'CALL_BACK',
                  'POSITION',
                  'PHOTO',
                  'SIGNATURE',
                  'MANUAL',
                  'CANNOT_SIGN',
                ],
              },
              weight: {
                required: true,
                type: () => Number,
                description: 'What one valid proof by it adds to the sum that an item asks for.',
                minimum: 0,
                maximum: 100,
              },
              monthlyCap: {
                required: false,
                type: () => Number,
                description: 'So many a caregiver and month; left out: as many as one likes.',
                minimum: 0,
                maximum: 1000,
              },
            },
            NewDemandDto: {
              itemCode: {
                required: false,
                type: () => String,
                description: 'Left out: every item that has none of its own.',
                maxLength: 50,
              },
              demand: {
                required: true,
                type: () => Number,
                description: 'Sum of weights at the arrival, and again at the leaving.',
                minimum: 0,
                maximum: 500,
              },
            },
            WeightView: {
              method: { required: true, type: () => String },
              weight: { required: true, type: () => Number },
              monthlyCap: { required: true, type: () => Number, nullable: true },
              from: {
                required: true,
                type: () => String,
                description: 'First and last day, `YYYY-MM-DD`; no last day: until it is changed.',
              },
              to: { required: true, type: () => String, nullable: true },
              source: { required: true, type: () => String },
            },
            DemandView: {
              itemCode: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: every item that has none of its own.',
              },
              demand: { required: true, type: () => Number },
              from: { required: true, type: () => String },
              to: { required: true, type: () => String, nullable: true },
              source: { required: true, type: () => String },
            },
            ProofLawView: {
              weights: {
                required: true,
                type: () => [t['../../../libs/visits/src/proofs/proof-law.dto'].WeightView],
                description: 'What holds today and what is to come.',
              },
              demands: {
                required: true,
                type: () => [t['../../../libs/visits/src/proofs/proof-law.dto'].DemandView],
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/ratings/ratings.dto.js'),
          {
            RatingInput: {
              score: {
                required: true,
                type: () => Number,
                description: 'From 1, very unhappy, to 5, very happy.',
              },
              reasons: {
                required: false,
                type: () => [Object],
                description: 'Why, from the short list; none unless given.',
                enum: [
                  'LATE',
                  'PUNCTUAL',
                  'KIND',
                  'SKILLED',
                  'THOROUGH',
                  'TOO_SHORT',
                  'UNKIND',
                  'UNSKILLED',
                  'NOT_ALL_DONE',
                ],
                isArray: true,
                uniqueItems: true,
              },
              words: {
                required: false,
                type: () => String,
                description: "In the family's own words.",
                minLength: 1,
              },
              showsCaregiver: {
                required: true,
                type: () => Boolean,
                description:
                  'Whether the caregiver may see this rating as that of this visit; without it he sees averages alone.',
              },
            },
            RatingView: {
              score: { required: true, type: () => Number },
              reasons: { required: true, type: () => [String] },
              words: { required: true, type: () => String, nullable: true },
              showsCaregiver: { required: true, type: () => Boolean },
              changedAt: {
                required: true,
                type: () => String,
                description: 'When it was given or changed last, ISO 8601.',
              },
            },
            VisitRatingView: {
              visitId: { required: true, type: () => String },
              rating: {
                required: true,
                type: () => t['../../../libs/visits/src/ratings/ratings.dto'].RatingView,
                nullable: true,
                description: 'What the family said; null: nothing yet.',
              },
              openUntil: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'It can be given or changed until then, ISO 8601; null: the visit has not ended, or it was long ago.',
              },
            },
            AverageQuery: {
              month: {
                required: true,
                type: () => String,
                description: 'Of visits in this month, YYYY-MM.',
                pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
              },
              by: { required: false, description: 'PROVIDER unless given.', enum: ['CAREGIVER', 'PROVIDER'] },
            },
            RatingAverageView: {
              id: { required: true, type: () => String, description: 'Of the provider or the caregiver.' },
              name: { required: true, type: () => String },
              count: {
                required: true,
                type: () => Number,
                description: 'How many ratings; never fewer than the least number that is shown.',
              },
              average: {
                required: true,
                type: () => Number,
                description: 'With one digit behind the point.',
              },
            },
            RatingAveragePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/ratings/ratings.dto'].RatingAverageView],
                description: 'The unhappiest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
            OwnAverageView: {
              month: { required: true, type: () => String, description: 'YYYY-MM' },
              count: { required: true, type: () => Number },
              average: { required: true, type: () => Number },
            },
            OwnAveragesView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/ratings/ratings.dto'].OwnAverageView],
                description:
                  'Of the last twelve months those with enough ratings that can no longer change, the latest first.',
              },
            },
            ShownRatingView: {
              visitId: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              startsAt: { required: true, type: () => String, description: "The visit's start, ISO 8601." },
              score: { required: true, type: () => Number },
              reasons: { required: true, type: () => [String] },
              words: { required: true, type: () => String, nullable: true },
            },
            ShownRatingPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/visits/src/ratings/ratings.dto'].ShownRatingView],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Give it as `cursor` to get the next page; null on the last one.',
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/batches/batches.dto.js'),
          {
            BatchesQuery: {
              state: {
                required: false,
                description: 'Only those in this state.',
                enum: [
                  'DRAFT',
                  'COUNTY_APPROVED',
                  'FROZEN',
                  'PROVIDER_CONFIRMED',
                  'TOWNSHIP_VERIFIED',
                  'EXPORTED',
                  'PAID',
                  'ARCHIVED',
                ],
              },
              month: {
                required: false,
                type: () => Number,
                description: 'Only those of this month, 202611.',
                minimum: 200001,
                maximum: 999912,
              },
              providerId: {
                required: false,
                type: () => String,
                description: 'Only those of this provider.',
                format: 'uuid',
              },
            },
            BatchView: {
              id: { required: true, type: () => String },
              number: { required: true, type: () => String, description: 'JS-321302-202611-00042' },
              month: { required: true, type: () => Number, description: 'By the days of service, 202611.' },
              countyId: { required: true, type: () => Number },
              countyName: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'COUNTY_APPROVED',
                  'FROZEN',
                  'PROVIDER_CONFIRMED',
                  'TOWNSHIP_VERIFIED',
                  'EXPORTED',
                  'PAID',
                  'ARCHIVED',
                ],
              },
              stateZh: { required: true, type: () => String },
              lines: { required: true, type: () => Number },
              grossFen: {
                required: true,
                type: () => Number,
                description: 'What the public owes for the lines that stand, fen.',
              },
              deductedFen: { required: true, type: () => Number, description: 'Taken off by rules, fen.' },
              clawbackFen: {
                required: true,
                type: () => Number,
                description: 'Taken back of what earlier months paid, fen.',
              },
              penaltyFen: {
                required: true,
                type: () => Number,
                description: 'Of the month as a whole, fen.',
              },
              root: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Merkle root of the lines that stand, hex; null in a draft.',
              },
              openDisputes: {
                required: true,
                type: () => Number,
                description: 'Disputed lines that nobody has decided.',
              },
              toVerify: {
                required: true,
                type: () => Boolean,
                description: "Something of the caller's divisions waits for its verification.",
              },
              openedAt: { required: true, type: () => String, description: 'ISO 8601' },
              movedAt: { required: true, type: () => String, description: 'Of its last step, ISO 8601.' },
            },
            BatchPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].BatchView],
                description: 'The latest month first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
            SettlementStepView: {
              no: { required: true, type: () => Number },
              event: {
                required: true,
                enum: ['freeze', 'confirm', 'verify', 'approve', 'export', 'pay', 'bounce', 'archive'],
              },
              toState: {
                required: true,
                enum: [
                  'DRAFT',
                  'COUNTY_APPROVED',
                  'FROZEN',
                  'PROVIDER_CONFIRMED',
                  'TOWNSHIP_VERIFIED',
                  'EXPORTED',
                  'PAID',
                  'ARCHIVED',
                ],
              },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Township of a verification.',
              },
              regionName: { required: true, type: () => String, nullable: true },
              accountId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'null: the calendar.',
              },
              reason: { required: true, type: () => String, nullable: true },
              root: { required: true, type: () => String },
              lines: { required: true, type: () => Number },
              at: { required: true, type: () => String, description: 'ISO 8601' },
            },
            SettlementTownView: {
              regionId: { required: true, type: () => Number },
              regionName: { required: true, type: () => String },
              lines: { required: true, type: () => Number },
              payableFen: { required: true, type: () => Number },
              verified: { required: true, type: () => Boolean },
            },
            SettlementFundingView: {
              programmeCode: { required: true, type: () => String },
              programmeName: { required: true, type: () => String },
              grossFen: {
                required: true,
                type: () => Number,
                description:
                  'What the programme owes, before anything is taken off; the rest is what its purses pay.',
              },
              centralFen: { required: true, type: () => Number },
              provinceFen: { required: true, type: () => Number },
              cityFen: { required: true, type: () => Number },
              countyFen: { required: true, type: () => Number },
              lotteryFen: { required: true, type: () => Number },
            },
            PayoutView: {
              isFinal: {
                required: true,
                type: () => Boolean,
                description: 'It stands; before the export it is what the batch would come to now.',
              },
              earnedFen: { required: true, type: () => Number },
              clawbackFen: { required: true, type: () => Number },
              penaltyFen: { required: true, type: () => Number },
              recoveredFen: {
                required: true,
                type: () => Number,
                description: "Claimed besides single visits, such as what an audit's lower bound adds.",
              },
              returnedFen: { required: true, type: () => Number, description: 'Given back of such claims.' },
              carriedInFen: {
                required: true,
                type: () => Number,
                description: 'Owed back from the months before.',
              },
              limitBp: {
                required: true,
                type: () => Number,
                description: 'How much of the earned money may be kept, basis points.',
              },
              nettedFen: { required: true, type: () => Number },
              carriedOutFen: {
                required: true,
                type: () => Number,
                description: 'Owed back in the months to come.',
              },
              payableFen: { required: true, type: () => Number },
            },
            PenaltyView: {
              kind: { required: true, enum: ['SATISFACTION', 'COMPLAINT', 'CONTRACT'] },
              fen: { required: true, type: () => Number },
              reason: { required: true, type: () => String },
            },
            ExitView: {
              cause: { required: true, type: () => String, description: 'WITHHELD, TAKEN_BACK or DISPUTED.' },
              lines: { required: true, type: () => Number },
              fen: { required: true, type: () => Number },
            },
            SettlementPaymentView: {
              attempt: { required: true, type: () => Number },
              fen: { required: true, type: () => Number },
              reference: { required: true, type: () => String },
              at: { required: true, type: () => String, description: 'ISO 8601' },
              returned: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why the bank returned it; null: it did not.',
              },
            },
            BatchDetailView: {
              steps: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].SettlementStepView],
              },
              towns: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].SettlementTownView],
              },
              funding: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].SettlementFundingView],
              },
              payout: {
                required: true,
                type: () => t['../../../libs/settlement/src/batches/batches.dto'].PayoutView,
              },
              penalties: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].PenaltyView],
              },
              exits: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].ExitView],
                description: 'What left it before the export.',
              },
              payments: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].SettlementPaymentView],
              },
            },
            SettlementLinesQuery: {
              only: {
                required: false,
                description:
                  'EXCEPTIONS: with a deduction, a dispute or of what was taken back. LEFT: those that left.',
                enum: ['EXCEPTIONS', 'LEFT'],
              },
            },
            LineDeductionView: {
              code: { required: true, type: () => String },
              fen: { required: true, type: () => Number },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            SettlementLineView: {
              lineNo: { required: true, type: () => Number },
              orderId: { required: true, type: () => String },
              seq: {
                required: true,
                type: () => Number,
                description: '0: captured; n: the n-th time something was taken back of it.',
              },
              kind: { required: true, type: () => String, description: 'Of the evidence, `VISIT`.' },
              regionName: { required: true, type: () => String },
              serviceDate: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              itemName: { required: true, type: () => String },
              senior: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Masked; null: its kind does not say.',
              },
              performer: { required: true, type: () => String, nullable: true },
              bookedMinutes: { required: true, type: () => Number },
              deliveredMinutes: { required: true, type: () => Number },
              dueFen: { required: true, type: () => Number },
              selfFen: { required: true, type: () => Number },
              publicFen: { required: true, type: () => Number },
              deductedFen: { required: true, type: () => Number },
              payableFen: { required: true, type: () => Number },
              deductions: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].LineDeductionView],
              },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was taken back.',
              },
              dispute: { required: true, nullable: true, enum: ['OPEN', 'DECIDED'] },
              disputeReason: { required: true, type: () => String, nullable: true },
              decision: { required: true, nullable: true, enum: ['KEPT', 'LEFT', 'WAIVED'] },
              decisionReason: { required: true, type: () => String, nullable: true },
              left: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it left; null: it stands.',
              },
            },
            SettlementLinePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/settlement/src/batches/batches.dto'].SettlementLineView],
                description: 'In their order.',
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            SettlementReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; the other side reads it.',
                maxLength: 500,
              },
            },
            SettlementRemarkDto: {
              reason: {
                required: false,
                type: () => String,
                description: "For the file; needed above the county's limit.",
                maxLength: 500,
              },
            },
            LineDisputeDecisionDto: {
              decision: {
                required: true,
                description:
                  'KEPT: it stays deducted. LEFT: it goes to the next month. WAIVED: the next month pays it as claimed.',
                enum: ['KEPT', 'LEFT', 'WAIVED'],
              },
            },
            PenaltyDto: {
              kind: {
                required: true,
                description:
                  'SATISFACTION: figure is the share of satisfied seniors, percent; COMPLAINT: their number; CONTRACT: fen.',
                enum: ['SATISFACTION', 'COMPLAINT', 'CONTRACT'],
              },
              figure: {
                required: true,
                type: () => Number,
                description: 'By kind: percent, number or fen.',
                minimum: 0,
                maximum: 100000000,
              },
            },
            PenaltyFenView: {
              fen: { required: true, type: () => Number, description: 'What it costs, fen.' },
            },
            SettlementLineRef: {
              orderId: { required: true, type: () => String },
              number: { required: true, type: () => Number },
              seq: { required: true, type: () => Number },
              take: { required: true, type: () => Number },
              lineNo: { required: true, type: () => Number },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/batches/statement-files.dto.js'),
          {
            StatementFileQuery: {
              format: {
                required: true,
                description: "PDF to sign, XLSX to read, CSV for finance's own system.",
                enum: ['XLSX', 'CSV', 'PDF'],
              },
            },
            StatementCheckView: {
              number: { required: true, type: () => String },
              month: { required: true, type: () => Number, description: 'By the days of service, 202611.' },
              countyName: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              lines: { required: true, type: () => Number },
              payableFen: { required: true, type: () => Number, description: 'What finance pays, fen.' },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'COUNTY_APPROVED',
                  'FROZEN',
                  'PROVIDER_CONFIRMED',
                  'TOWNSHIP_VERIFIED',
                  'EXPORTED',
                  'PAID',
                  'ARCHIVED',
                ],
              },
              root: { required: true, type: () => String, description: 'Of its lines, hex.' },
              dataSha256: { required: true, type: () => String, description: 'Of its data file, hex.' },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/calendar/progress.dto.js'),
          {
            SettlementProgressQuery: {
              month: {
                required: true,
                type: () => Number,
                description: '202611',
                minimum: 200001,
                maximum: 999912,
              },
            },
            SettlementTermsView: {
              FREEZE: { required: true, type: () => String, description: 'Last day of each, `YYYY-MM-DD`.' },
              CONFIRM: { required: true, type: () => String },
              VERIFY: { required: true, type: () => String },
              APPROVE: { required: true, type: () => String },
              PAY: { required: true, type: () => String },
            },
            SettlementProgressRowView: {
              batchId: { required: true, type: () => String },
              number: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              countyName: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'DRAFT',
                  'COUNTY_APPROVED',
                  'FROZEN',
                  'PROVIDER_CONFIRMED',
                  'TOWNSHIP_VERIFIED',
                  'EXPORTED',
                  'PAID',
                  'ARCHIVED',
                ],
              },
              lines: { required: true, type: () => Number },
              earnedFen: {
                required: true,
                type: () => Number,
                description: 'For its lines, after their deductions, fen.',
              },
              waitsFor: {
                required: true,
                nullable: true,
                description: 'null: nothing any more.',
                enum: ['PAY', 'CONFIRM', 'APPROVE', 'FREEZE', 'VERIFY'],
              },
              dueOn: { required: true, type: () => String, nullable: true },
              daysLate: { required: true, type: () => Number, description: '0: in time.' },
              openDisputes: { required: true, type: () => Number },
              openTowns: {
                required: true,
                type: () => [String],
                description: 'Townships that have not verified yet.',
              },
              movedAt: { required: true, type: () => String, description: 'ISO 8601' },
            },
            SettlementProgressView: {
              month: { required: true, type: () => Number },
              today: { required: true, type: () => String, description: '`YYYY-MM-DD`' },
              terms: {
                required: true,
                type: () => t['../../../libs/settlement/src/calendar/progress.dto'].SettlementTermsView,
              },
              items: {
                required: true,
                type: () => [
                  t['../../../libs/settlement/src/calendar/progress.dto'].SettlementProgressRowView,
                ],
                description: 'The latest first.',
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/family/bills.dto.js'),
          {
            MonthBillQuery: {
              seniorId: {
                required: true,
                type: () => String,
                description: "Whose services; the caller must be allowed to see that senior's bills.",
                format: 'uuid',
              },
              month: {
                required: true,
                type: () => String,
                description: '`YYYY-MM`, by the dates of service.',
                pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
              },
            },
            PaymentRequestDto: {
              orderIds: {
                required: true,
                type: () => [String],
                description: 'Orders whose bills are to be paid together: of one senior, in one county.',
                minItems: 1,
                format: 'uuid',
                maxItems: 100,
              },
            },
            CashDto: {
              orderId: {
                required: true,
                type: () => String,
                description: 'The order that was paid for.',
                format: 'uuid',
              },
              amountFen: {
                required: true,
                type: () => Number,
                description: 'Fen that changed hands.',
                minimum: 1,
              },
            },
            CashQuery: {
              orderId: {
                required: true,
                type: () => String,
                description: 'The order that was paid in cash.',
                format: 'uuid',
              },
            },
            CashRefusalDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'What is wrong, in plain words.',
                maxLength: 200,
              },
            },
            GatewayNewsDto: {
              reference: {
                required: true,
                type: () => String,
                description: "The payment service's number of what it did.",
                maxLength: 120,
              },
              status: {
                required: true,
                description: 'PAID and FAILED speak of a payment, REFUNDED of a refund.',
                enum: ['FAILED', 'PAID', 'REFUNDED'],
                pattern: '^(PAID|FAILED|REFUNDED)$',
              },
              subjectId: {
                required: true,
                type: () => String,
                description: 'Our id of the payment or the refund.',
                format: 'uuid',
              },
              amountFen: {
                required: true,
                type: () => Number,
                description: 'Fen that moved at the payment service; it must be what was asked for.',
                minimum: 0,
              },
              signature: {
                required: true,
                type: () => String,
                description: 'Over the fields before, as the service and its adapter agree.',
                maxLength: 500,
              },
            },
            CallbackAnswerView: {
              verdict: {
                required: true,
                type: () => String,
                description: 'ACCEPTED: entered, now or before. NOTED: a failure, nothing changes.',
              },
            },
            BillProgrammeView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String, description: 'Name in Chinese.' },
              en: { required: true, type: () => String },
            },
            BillPartView: {
              payer: { required: true, enum: ['SELF', 'VOUCHER', 'INSURANCE', 'PROGRAMME'] },
              programme: {
                required: true,
                type: () => t['../../../libs/settlement/src/family/bills.dto'].BillProgrammeView,
                nullable: true,
                description: 'Null for the family.',
              },
              agreedFen: {
                required: true,
                type: () => Number,
                description: 'As it was agreed at the booking.',
              },
              dueFen: {
                required: true,
                type: () => Number,
                description: 'Of the delivered part, less what was taken back.',
              },
            },
            BillReasonView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            FamilyPaymentView: {
              id: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              channel: { required: true, enum: ['GATEWAY', 'CASH'] },
              timing: {
                required: true,
                description: 'BEFORE: held until the service.',
                enum: ['BEFORE', 'AFTER'],
              },
              amountFen: { required: true, type: () => Number },
              askedAs: {
                required: true,
                description: 'On which side it was begun; cash is confirmed on the other.',
                enum: ['FAMILY', 'CAREGIVER'],
              },
              askedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              state: {
                required: true,
                description: 'ASKED, CONFIRMED or REFUSED.',
                enum: ['REFUSED', 'CONFIRMED', 'ASKED'],
              },
              endedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'ISO 8601; null while it is asked for.',
              },
              receiptNumber: { required: true, type: () => String, nullable: true },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why the other side refused it.',
              },
              orderIds: { required: true, type: () => [String] },
            },
            AskedPaymentView: {
              payUrl: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Where to pay; null where the payment service needs no page.',
              },
            },
            FamilyRefundView: {
              id: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              channel: { required: true, enum: ['GATEWAY', 'CASH'] },
              fen: { required: true, type: () => Number },
              reason: { required: true, type: () => String },
              state: {
                required: true,
                description: 'OWED: on its way; cash is confirmed by the family.',
                enum: ['PAID', 'OWED'],
              },
              askedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              endedAt: { required: true, type: () => String, nullable: true },
              receiptNumber: { required: true, type: () => String, nullable: true },
            },
            FamilyBillView: {
              orderId: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              itemCode: { required: true, type: () => String },
              itemZh: { required: true, type: () => String },
              itemEn: { required: true, type: () => String },
              serviceDate: { required: true, type: () => String, description: '`YYYY-MM-DD`' },
              plannedMinutes: { required: true, type: () => Number },
              actualMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Billed; null until the service is over.',
              },
              backMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes that were billed and taken back.',
              },
              providerName: { required: true, type: () => String, nullable: true },
              agreedFen: { required: true, type: () => Number },
              dueFen: { required: true, type: () => Number },
              parts: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].BillPartView],
                description: 'In the order in which they pay, the family last.',
              },
              reasons: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].BillReasonView],
                description: 'Why it is divided so.',
              },
              state: {
                required: true,
                type: () => String,
                description: 'BOOKED, PREPAID, TO_PAY, CASH_UNCONFIRMED, PAID or NOTHING_DUE.',
              },
              openFen: { required: true, type: () => Number, description: 'What is to be paid now, in fen.' },
              heldFen: { required: true, type: () => Number, description: 'Paid ahead and held.' },
              paidFen: {
                required: true,
                type: () => Number,
                description: 'Confirmed, what was paid ahead and used included.',
              },
              payments: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView],
              },
              refunds: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].FamilyRefundView],
              },
            },
            MonthSumsView: {
              services: { required: true, type: () => Number },
              plannedMinutes: { required: true, type: () => Number },
              actualMinutes: { required: true, type: () => Number },
              dueFen: { required: true, type: () => Number },
              publicFen: { required: true, type: () => Number, description: 'By public money.' },
              familyFen: { required: true, type: () => Number, description: "The family's own part." },
              paidFen: { required: true, type: () => Number },
              openFen: { required: true, type: () => Number },
              refundedFen: { required: true, type: () => Number },
            },
            MonthBillView: {
              seniorId: { required: true, type: () => String },
              month: { required: true, type: () => String },
              sums: {
                required: true,
                type: () => t['../../../libs/settlement/src/family/bills.dto'].MonthSumsView,
              },
              bills: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].FamilyBillView],
                description: 'The newest service first.',
              },
            },
            CashAtOrderView: {
              orderId: { required: true, type: () => String },
              openFen: {
                required: true,
                type: () => Number,
                description: 'What may still be paid in cash, in fen.',
              },
              side: {
                required: true,
                description: 'On which side the caller stands.',
                enum: ['FAMILY', 'CAREGIVER'],
              },
              payments: {
                required: true,
                type: () => [t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView],
                description: 'Cash payments of the order, the newest first.',
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/payouts/payments.dto.js'),
          {
            SettlementPaymentDto: {
              reference: {
                required: true,
                type: () => String,
                description: 'Number of the payment at the bank or the treasury.',
                maxLength: 100,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/rules/deduction-rules.dto.js'),
          {
            NewDeductionRuleDto: {
              regionId: {
                required: true,
                type: () => Number,
                description: "Division whose services it is for, in the caller's charge.",
              },
              code: {
                required: true,
                description: 'What it looks at.',
                enum: ['SHORT_SERVICE', 'MISSING_EVIDENCE', 'LATE_START'],
              },
              threshold: {
                required: false,
                type: () => Number,
                description:
                  'Basis points of the booked time, elements of proof, minutes; left out: the usual one.',
                minimum: 0,
                maximum: 10000,
              },
              bp: {
                required: false,
                type: () => Number,
                description: 'What is taken off, in basis points; left out: the usual one.',
                minimum: 1,
                maximum: 10000,
              },
              from: {
                required: true,
                type: () => String,
                description: 'First day of service on which it holds, `YYYY-MM-DD`.',
              },
              until: {
                required: false,
                type: () => String,
                description: 'First day on which it no longer holds; left out: open.',
              },
              citation: {
                required: true,
                type: () => String,
                description: 'The document it comes from.',
                maxLength: 300,
              },
            },
            DeductionRuleDecisionDto: {
              decision: {
                required: true,
                description: 'APPROVED: it holds from its first day on.',
                enum: ['APPROVED', 'REFUSED'],
              },
              reason: { required: false, type: () => String, description: 'For the file.', maxLength: 500 },
            },
            DeductionRuleView: {
              id: { required: true, type: () => String },
              regionId: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'null: the nation.',
              },
              regionName: { required: true, type: () => String, nullable: true },
              code: { required: true, enum: ['SHORT_SERVICE', 'MISSING_EVIDENCE', 'LATE_START'] },
              threshold: { required: true, type: () => Number },
              bp: { required: true, type: () => Number, description: 'Basis points that are taken off.' },
              from: { required: true, type: () => String },
              until: { required: true, type: () => String, nullable: true },
              citation: { required: true, type: () => String },
              state: { required: true, enum: ['APPROVED', 'REFUSED', 'PROPOSED'] },
              isOwn: {
                required: true,
                type: () => Boolean,
                description: 'The caller proposed it: somebody else decides.',
              },
            },
            DeductionRuleRef: { id: { required: true, type: () => String } },
            DeductionRulesQuery: {},
            DeductionRulePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/settlement/src/rules/deduction-rules.dto'].DeductionRuleView],
                description: "The rules that hold in the caller's divisions, the newest first.",
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/transfers/transfers.dto.js'),
          {
            NewBankAccountDto: {
              countyId: { required: true, type: () => Number, description: 'County that pays into it.' },
              bankName: {
                required: true,
                type: () => String,
                description: "Bank and branch, as on the bank's paper.",
                maxLength: 100,
              },
              accountName: {
                required: true,
                type: () => String,
                description: 'As the bank has it.',
                maxLength: 100,
              },
              accountNo: {
                required: true,
                type: () => String,
                description: 'Digits only.',
                pattern: '^\\d{8,30}$',
              },
            },
            BankAccountsQuery: {
              state: {
                required: false,
                description: 'Only those in this state.',
                enum: ['GIVEN', 'APPROVED', 'REFUSED'],
              },
            },
            BankAccountDecisionDto: {
              countyId: { required: true, type: () => Number, description: 'County that would pay into it.' },
              providerId: {
                required: true,
                type: () => String,
                description: 'Whose account it is.',
                format: 'uuid',
              },
              seq: {
                required: true,
                type: () => Number,
                description: 'Which of the accounts that the provider gave this county, counted from 1.',
              },
              decision: {
                required: true,
                description: 'APPROVED: the provider is paid there from now on.',
                enum: ['APPROVED', 'REFUSED'],
              },
              reason: {
                required: false,
                type: () => String,
                description: 'Why it is refused; the provider reads it.',
                maxLength: 300,
              },
            },
            BankAccountRef: {
              countyId: { required: true, type: () => Number },
              providerId: { required: true, type: () => String },
              seq: { required: true, type: () => Number },
            },
            BankAccountView: {
              countyName: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              bankName: { required: true, type: () => String },
              accountName: { required: true, type: () => String },
              accountNo: {
                required: true,
                type: () => String,
                description: 'Whole for who decides on it and for its owner.',
              },
              state: { required: true, enum: ['GIVEN', 'APPROVED', 'REFUSED'] },
              reason: { required: true, type: () => String, nullable: true },
            },
            BankAccountPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/settlement/src/transfers/transfers.dto'].BankAccountView],
                description: 'Those to decide on first.',
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            NewBankFileDto: {
              countyId: {
                required: true,
                type: () => Number,
                description: 'County whose exported statements are to be paid.',
              },
            },
            BankFileView: {
              id: { required: true, type: () => String },
              number: { required: true, type: () => String, description: 'FK-321302-20261228-00001' },
              countyId: { required: true, type: () => Number },
              transfers: { required: true, type: () => Number },
              fen: { required: true, type: () => Number },
              madeAt: { required: true, type: () => String, description: 'ISO 8601' },
            },
            MadeBankFileView: {
              withoutAccount: {
                required: true,
                type: () => [String],
                description:
                  'Exported statements that are not in it, because their provider has no approved account.',
              },
            },
            BankFilesQuery: {},
            BankFilePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/settlement/src/transfers/transfers.dto'].BankFileView],
                description: 'The newest first.',
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/cases/cases.dto.js'),
          {
            CaseStepReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; it stands in the record for good.',
                maxLength: 2000,
              },
            },
            CasePaperDto: {
              fileId: {
                required: true,
                type: () => String,
                description: 'An upload of the caller.',
                format: 'uuid',
              },
              title: {
                required: true,
                type: () => String,
                description: 'What the paper is, in a few words.',
                maxLength: 100,
              },
            },
            CaseWordDto: {
              text: {
                required: true,
                type: () => String,
                description: 'What the provider has to say.',
                maxLength: 4000,
              },
              papers: {
                required: false,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CasePaperDto],
                description: 'Papers handed in with it; none where the words are enough.',
                maxItems: 20,
              },
            },
            VisitVerdictDto: {
              visitId: {
                required: true,
                type: () => String,
                description: 'A visit of the case.',
                format: 'uuid',
              },
              verdict: {
                required: true,
                description: 'SOUND: served as billed. SHORT: some minutes were not. FAKE: nobody came.',
                enum: ['SOUND', 'SHORT', 'FAKE'],
              },
              minutes: {
                required: false,
                type: () => Number,
                nullable: true,
                description: 'Of SHORT: minutes that were not served.',
                minimum: 1,
              },
            },
            CaseFindingDto: {
              outcome: {
                required: true,
                description: 'What comes of the case; it has to fit what is found of the visits.',
                enum: ['DISMISSED', 'CLAWED_BACK', 'CORRECTED', 'REFERRED'],
              },
              verdicts: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].VisitVerdictDto],
                description: 'One for every visit of the case.',
                maxItems: 500,
              },
              papers: {
                required: false,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CasePaperDto],
                description: 'Papers handed in with it; none where the words are enough.',
                maxItems: 20,
              },
            },
            CaseAppealDecisionDto: {
              decision: {
                required: true,
                description: 'OVERTURNED: what was taken back is paid again.',
                enum: ['UPHELD', 'OVERTURNED'],
              },
            },
            ComplaintDto: {
              visitIds: {
                required: true,
                type: () => [String],
                description: 'Visits it is about, all of one provider.',
                format: 'uuid',
                maxItems: 100,
              },
              summary: {
                required: true,
                type: () => String,
                description: 'What was said, without personal data.',
                maxLength: 1000,
              },
            },
            CaseQuery: {
              state: {
                required: false,
                description: 'Only cases in this state; without it all that are open.',
                enum: [
                  'CLOSED',
                  'APPEALED',
                  'FOUND',
                  'DECIDED',
                  'FLAGGED',
                  'TRIAGED',
                  'EVIDENCE_ASKED',
                  'HEARING',
                  'ANSWERED',
                ],
              },
              providerId: {
                required: false,
                type: () => String,
                description: 'Only cases of this provider.',
                format: 'uuid',
              },
            },
            CaseRefView: {
              id: { required: true, type: () => String },
              state: {
                required: true,
                enum: [
                  'CLOSED',
                  'APPEALED',
                  'FOUND',
                  'DECIDED',
                  'FLAGGED',
                  'TRIAGED',
                  'EVIDENCE_ASKED',
                  'HEARING',
                  'ANSWERED',
                ],
              },
            },
            CaseLineView: {
              providerId: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              regionName: { required: true, type: () => String },
              summary: { required: true, type: () => String },
              summaryEn: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The same in English; null for a person's own words.",
              },
              outcome: {
                required: true,
                nullable: true,
                enum: ['DISMISSED', 'CLAWED_BACK', 'CORRECTED', 'REFERRED'],
              },
              appeal: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'UPHELD or OVERTURNED.',
              },
              dueAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When the next step is due, ISO 8601; null when closed.',
              },
              openedAt: { required: true, type: () => String },
              visits: { required: true, type: () => Number },
            },
            CasePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CaseLineView],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            CaseCauseView: {
              kind: { required: true, enum: ['CALL_BACK', 'COMPLAINT', 'RULE_HIT', 'ON_SITE', 'SAMPLE'] },
              summary: { required: true, type: () => String },
              summaryEn: {
                required: true,
                type: () => String,
                nullable: true,
                description: "The same in English; null for a person's own words.",
              },
              at: { required: true, type: () => String },
            },
            CaseVisitView: {
              visitId: { required: true, type: () => String },
              startsAt: { required: true, type: () => String },
              itemZh: { required: true, type: () => String },
              seniorName: { required: true, type: () => String, description: 'Masked.' },
              caregiverName: { required: true, type: () => String },
              regionName: { required: true, type: () => String },
              state: { required: true, type: () => String },
              stateZh: { required: true, type: () => String },
              actualMinutes: { required: true, type: () => Number, nullable: true },
              capturedMinutes: { required: true, type: () => Number, nullable: true },
              reversedMinutes: { required: true, type: () => Number, nullable: true },
              withheld: { required: true, type: () => Boolean },
              verdict: {
                required: true,
                nullable: true,
                description: 'Of the latest finding.',
                enum: ['SOUND', 'SHORT', 'FAKE'],
              },
              verdictMinutes: { required: true, type: () => Number, nullable: true },
            },
            CasePaperView: {
              fileId: { required: true, type: () => String },
              title: { required: true, type: () => String },
            },
            CaseStepView: {
              number: { required: true, type: () => Number },
              event: { required: true, type: () => String },
              toState: {
                required: true,
                enum: [
                  'CLOSED',
                  'APPEALED',
                  'FOUND',
                  'DECIDED',
                  'FLAGGED',
                  'TRIAGED',
                  'EVIDENCE_ASKED',
                  'HEARING',
                  'ANSWERED',
                ],
              },
              level: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'HANDLE, PROVIDER, APPROVE, APPEAL; null: the clock.',
              },
              actorName: { required: true, type: () => String, nullable: true },
              reason: { required: true, type: () => String },
              outcome: {
                required: true,
                nullable: true,
                enum: ['DISMISSED', 'CLAWED_BACK', 'CORRECTED', 'REFERRED'],
              },
              at: { required: true, type: () => String },
              papers: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CasePaperView],
              },
            },
            CaseMoneyView: {
              kind: {
                required: true,
                type: () => String,
                description: 'REVERSED, REJECTED, FREED or PAID_AGAIN.',
              },
              minutes: { required: true, type: () => Number },
              publicFen: { required: true, type: () => Number },
              familyFen: { required: true, type: () => Number },
            },
            CaseView: {
              heard: { required: true, type: () => Boolean },
              steps: { required: true, type: () => [String], description: 'Steps the caller may take now.' },
              causes: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CaseCauseView],
              },
              visitList: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CaseVisitView],
              },
              record: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CaseStepView],
              },
              money: {
                required: true,
                type: () => [t['../../../libs/oversight/src/cases/cases.dto'].CaseMoneyView],
              },
              points: {
                required: true,
                type: () => Number,
                description:
                  'Sanction points of the provider that count today, and from how many on listing is to be considered.',
              },
              pointsThreshold: { required: true, type: () => Number },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/chain/chain.dto.js'),
          {
            LogView: {
              countyId: { required: true, type: () => Number },
              origin: { required: true, type: () => String, description: 'Names the log for ever.' },
              hash: { required: true, enum: ['SHA-256', 'SM3'] },
              size: { required: true, type: () => Number, description: 'Leaves.' },
              keys: {
                required: true,
                type: () => [String],
                description: 'Keys that have signed for it, the latest first, as C2SP verifier keys.',
              },
              checkpoint: {
                required: true,
                type: () => t['../../../libs/oversight/src/chain/chain.dto'].CheckpointView,
                nullable: true,
                description: 'Size and time of the last checkpoint, ISO 8601; null: none is signed yet.',
              },
            },
            CheckpointView: {
              size: { required: true, type: () => Number },
              root: { required: true, type: () => String, description: 'Base64.' },
              groups: {
                required: true,
                type: () => String,
                description: 'The first 32 hex digits of the root in eight groups, as printed on statements.',
              },
              signedAt: { required: true, type: () => Date, description: 'ISO 8601.' },
              note: {
                required: true,
                type: () => String,
                description: 'The signed note with the cosignatures there are.',
              },
              witnesses: {
                required: true,
                type: () => [t['../../../libs/oversight/src/chain/chain.dto'].WitnessView],
              },
            },
            WitnessView: {
              witness: { required: true, type: () => String, description: 'C2SP verifier key.' },
              witnessedAt: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            ConsistencyQuery: {
              from: {
                required: true,
                type: () => Number,
                description: 'Size of the smaller tree, in leaves.',
                minimum: 0,
              },
              to: {
                required: true,
                type: () => Number,
                description: 'Size of the larger tree, in leaves.',
                minimum: 1,
              },
            },
            ConsistencyView: {
              proof: { required: true, type: () => [String], description: 'Base64, RFC 6962.' },
            },
            TileQuery: {
              width: {
                required: false,
                type: () => Number,
                description: 'Hashes wanted; a whole tile has 256.',
                minimum: 1,
                maximum: 256,
              },
            },
            TileView: {
              hashes: {
                required: true,
                type: () => String,
                description: 'Base64 of 32 bytes each, one after the other.',
              },
            },
            CosignatureDto: {
              size: {
                required: true,
                type: () => Number,
                description: 'Size of the checkpoint it is about.',
                minimum: 1,
              },
              line: {
                required: true,
                type: () => String,
                description: 'The signature line, as C2SP tlog-cosignature has it.',
                maxLength: 500,
              },
            },
            EntriesQuery: {
              from: {
                required: true,
                type: () => Number,
                description: 'Index of the first leaf wanted.',
                minimum: 0,
              },
              count: {
                required: false,
                type: () => Number,
                description: 'How many leaves at most.',
                minimum: 1,
                maximum: 200,
              },
            },
            EntryView: {
              index: { required: true, type: () => Number },
              source: { required: true, type: () => String },
              kind: { required: true, type: () => String },
              reference: { required: true, type: () => String },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
              fields: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'Flat; a commitment is shown as its hash.',
              },
              leafHash: {
                required: true,
                type: () => String,
                description: "Base64 of the leaf's hash, by what the tables say now.",
              },
              intact: {
                required: true,
                type: () => Boolean,
                description: 'Whether the tree has this hash there.',
              },
            },
            EntriesView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/chain/chain.dto'].EntryView],
              },
              size: { required: true, type: () => Number, description: 'Leaves there are.' },
            },
            LeafProofView: {
              entry: {
                required: true,
                type: () => t['../../../libs/oversight/src/chain/chain.dto'].EntryView,
              },
              proof: {
                required: true,
                type: () => [String],
                description: 'RFC 6962 inclusion proof in the checkpoint, base64.',
              },
              checkpoint: {
                required: true,
                type: () => t['../../../libs/oversight/src/chain/chain.dto'].CheckpointView,
              },
            },
            ReceiptView: {
              source: { required: true, type: () => String },
              kind: { required: true, type: () => String },
              leafHash: {
                required: true,
                type: () => String,
                description: 'Base64 of the hash of the leaf the record has or will get.',
              },
              index: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Its place in the log; null: not sealed yet.',
              },
            },
            ReceiptsView: {
              origin: { required: true, type: () => String, description: 'Names the log.' },
              receipts: {
                required: true,
                type: () => [t['../../../libs/oversight/src/chain/chain.dto'].ReceiptView],
              },
            },
            BundleQuery: {
              kind: {
                required: true,
                description: 'What the bundle is about.',
                enum: ['SENIOR', 'VISIT', 'ORDER', 'CASE'],
              },
              id: { required: true, type: () => String, description: 'Its id.', format: 'uuid' },
              purpose: {
                required: true,
                type: () => String,
                description: 'Why it is exported; kept in the audit trail.',
                maxLength: 200,
              },
              since: {
                required: false,
                type: () => Number,
                description: 'Size of a checkpoint the reader knows.',
                minimum: 1,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/disclosure/disclosure.dto.js'),
          {
            DisclosuresQuery: {
              countyId: { required: false, type: () => Number, description: 'Only this county.' },
            },
            DisclosureView: {
              countyId: { required: true, type: () => Number },
              countyName: { required: true, type: () => String },
              period: { required: true, type: () => Number, description: '202610.' },
              lines: { required: true, type: () => Number },
              root: {
                required: true,
                type: () => String,
                description: "Of all its lines, hexadecimal; sealed in the county's log.",
              },
              leastPeople: {
                required: true,
                type: () => Number,
                description: 'Groups of fewer people are not shown.',
              },
              frozenAt: { required: true, type: () => String },
            },
            DisclosurePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/disclosure/disclosure.dto'].DisclosureView],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            DisclosureLinesQuery: {
              kind: {
                required: false,
                description: 'Only lines of this kind, with their columns.',
                enum: ['PROVIDER', 'BENEFICIARY', 'PRICE', 'FINDING', 'AUDIT'],
              },
            },
            DisclosureLineView: {
              number: { required: true, type: () => Number },
              kind: { required: true, enum: ['PROVIDER', 'BENEFICIARY', 'PRICE', 'FINDING', 'AUDIT'] },
              cells: { required: true, type: () => [String] },
            },
            DisclosureColumnView: {
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
            DisclosureLinesView: {
              columns: {
                required: true,
                type: () => [t['../../../libs/oversight/src/disclosure/disclosure.dto'].DisclosureColumnView],
                description: 'Of the kind that was asked for; none without one.',
              },
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/disclosure/disclosure.dto'].DisclosureLineView],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/feeds/feeds.dto.js'),
          {
            FeedView: {
              feed: {
                required: true,
                type: () => String,
                description: 'DEATHS, HOSPITAL_STAYS, CONTRACTS \u2026',
              },
              countyId: { required: true, type: () => Number },
              county: { required: true, type: () => String },
              until: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Data until this day, `YYYY-MM-DD`; null: none were ever handed in.',
              },
              deliveredAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'ISO 8601; null: never.',
              },
              nothingFrom: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'The last delivery was that there is nothing to report: on whose word; null: it was a file, or none.',
              },
            },
            NothingToReportDto: {
              feed: {
                required: true,
                description: 'INSTITUTION_STAYS, CONTRACTS, LEAVE, HOUSEHOLDS, INSURED_SERVICES \u2026',
                enum: [
                  'DEATHS',
                  'HOSPITAL_STAYS',
                  'INSTITUTION_STAYS',
                  'OTHER_STAYS',
                  'INSURED_SERVICES',
                  'CONTRACTS',
                  'LEAVE',
                  'WORK_ELSEWHERE',
                  'HOUSEHOLDS',
                  'ACTIVITIES',
                ],
              },
              countyId: {
                required: true,
                type: () => Number,
                description: "A county of the caller's divisions.",
              },
              period: {
                required: true,
                type: () => Number,
                description: '202611; of the running month the days before today.',
                minimum: 202001,
                maximum: 999912,
              },
              source: {
                required: true,
                type: () => String,
                description: 'Which authority says so, and in which paper.',
                maxLength: 200,
              },
            },
            NothingReportedView: {
              until: {
                required: true,
                type: () => String,
                description: 'The last day it covers, `YYYY-MM-DD`.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/files/sentence.dto.js'),
          {
            SentenceView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/files/chain.dto.js'),
          {
            ChainPayerView: {
              rank: {
                required: true,
                type: () => Number,
                description: '1 pays first; the family is the last.',
              },
              payer: {
                required: true,
                type: () => String,
                description: 'INSURANCE, VOUCHER, PROGRAMME or SELF.',
              },
              programmeCode: { required: true, type: () => String, nullable: true },
              programmeName: { required: true, type: () => String, nullable: true },
              fen: { required: true, type: () => Number },
              units: {
                required: true,
                type: () => Number,
                description: 'What its lots give: minutes, visits or fen.',
              },
              unit: { required: true, type: () => String, nullable: true },
              lotIds: { required: true },
            },
            ChainSplitView: {
              totalFen: { required: true, type: () => Number },
              programmeCode: { required: true, type: () => String, nullable: true },
              programmeName: { required: true, type: () => String, nullable: true },
              programmeMinutes: { required: true, type: () => Number },
              programmeFen: { required: true, type: () => Number },
              familyFen: { required: true, type: () => Number },
              availableMinutes: {
                required: true,
                type: () => Number,
                description: 'Free minutes before this service.',
              },
              payers: { required: true },
              reasons: { required: true },
            },
            ChainOutcomeView: {
              kind: { required: true, enum: ['CAPTURED', 'RELEASED'] },
              capturedMinutes: { required: true, type: () => Number },
              releasedMinutes: { required: true, type: () => Number },
              programmeFen: { required: true, type: () => Number },
              familyFen: { required: true, type: () => Number },
              evidenceId: { required: true, type: () => String, nullable: true },
              reason: { required: true, type: () => String, nullable: true },
            },
            ChainGrantView: {
              lotId: {
                required: true,
                type: () => String,
                description: "The grant's account in the ledger.",
              },
              programmeCode: { required: true, type: () => String },
              programmeName: { required: true, type: () => String },
              period: {
                required: true,
                type: () => Number,
                description: 'Month of the grant, 202611; 0: once for all.',
              },
              unit: { required: true, type: () => String, description: 'MINUTE, FEN, VOUCHER or VISIT.' },
              amount: { required: true, type: () => Number },
              grantedAt: { required: true, type: () => Date },
              reason: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/sentence.dto'].SentenceView,
                description: 'Why the senior had it.',
              },
            },
            ChainStepView: {
              step: {
                required: true,
                type: () => String,
                description:
                  'HELD, CAPTURED, RELEASED, EXPIRED, CARRIED, REVERSED, WITHHELD or WITHHOLDING_ENDED.',
              },
              accountId: {
                required: true,
                type: () => String,
                description: 'The account it moved on: the lot of a grant, or where the money comes from.',
              },
              unit: { required: true, type: () => String, description: 'MINUTE, FEN, VOUCHER or VISIT.' },
              amount: { required: true, type: () => Number },
              at: { required: true, type: () => Date },
              evidenceId: { required: true, type: () => String, nullable: true },
              reason: { required: true, type: () => String, nullable: true },
            },
            ChainHoldView: {
              number: {
                required: true,
                type: () => Number,
                description: '1, and one more for every new time of the order.',
              },
              serviceDate: { required: true, type: () => String, description: '`YYYY-MM-DD`' },
              heldAt: { required: true, type: () => Date },
              split: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/chain.dto'].ChainSplitView,
              },
              outcome: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/chain.dto'].ChainOutcomeView,
                nullable: true,
              },
              resolvedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When the outcome was known; null before.',
              },
              grants: { required: true },
              steps: { required: true },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/reviews/reviews.dto.js'),
          {
            ApprovalDto: {
              reason: {
                required: false,
                type: () => String,
                description: 'A remark for the file, in plain words.',
                maxLength: 500,
              },
            },
            ReturnDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'What is wrong, in plain words; read by the provider.',
                maxLength: 500,
              },
            },
            AnswerDto: {
              text: {
                required: true,
                type: () => String,
                description: 'What the provider has to say about the return.',
                maxLength: 2000,
              },
            },
            DecisionDto: {
              decision: {
                required: true,
                description: 'UPHELD: the minutes go back to the senior. DISMISSED: the visit is paid.',
                enum: ['UPHELD', 'DISMISSED'],
              },
            },
            ReviewQuery: {
              state: {
                required: false,
                description: 'Only reviews in this state.',
                enum: ['APPROVED', 'UPHELD', 'DISMISSED', 'OPEN'],
              },
              visitId: {
                required: false,
                type: () => String,
                description: 'Only reviews of this visit.',
                format: 'uuid',
              },
            },
            AnswerView: {
              accountId: {
                required: true,
                type: () => String,
                description: 'Account of the provider that answered.',
              },
              text: { required: true, type: () => String },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
            },
            DecisionView: {
              decision: { required: true, enum: ['UPHELD', 'DISMISSED'] },
              reason: { required: true, type: () => String },
              accountId: {
                required: true,
                type: () => String,
                description: 'Account of the officer who decided; never the one who returned the visit.',
              },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
            },
            ReviewView: {
              id: { required: true, type: () => String },
              visitId: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              providerId: { required: true, type: () => String },
              regionId: { required: true, type: () => Number, description: 'Township of the visit.' },
              kind: { required: true, enum: ['APPROVAL', 'RETURN'] },
              state: {
                required: true,
                description: 'APPROVED; or OPEN (payment withheld), then UPHELD or DISMISSED.',
                enum: ['APPROVED', 'UPHELD', 'DISMISSED', 'OPEN'],
              },
              reason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it was returned; optional for an approval.',
              },
              openedBy: {
                required: true,
                type: () => String,
                description: 'Account of the officer who approved or returned.',
              },
              openedAt: { required: true, type: () => String, description: 'ISO 8601.' },
              answer: {
                required: true,
                type: () => t['../../../libs/oversight/src/reviews/reviews.dto'].AnswerView,
                nullable: true,
                description: "The provider's answer to a return.",
              },
              decision: {
                required: true,
                type: () => t['../../../libs/oversight/src/reviews/reviews.dto'].DecisionView,
                nullable: true,
                description: "The second person's decision on a return.",
              },
            },
            ReviewPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView],
                description: 'The reviews, the newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/trail/audit-trail.dto.js'),
          {
            TrailQuery: {
              subject: {
                required: false,
                type: () => String,
                description: 'Kind of thing, e.g. `visit` or `order`; together with its id.',
                pattern: '^[a-z][a-z-]{0,49}$',
              },
              subjectId: {
                required: false,
                type: () => String,
                description: 'Id of the thing.',
                maxLength: 100,
              },
              seniorId: {
                required: false,
                type: () => String,
                description: 'Only what touched the affairs of this senior.',
                format: 'uuid',
              },
              from: {
                required: false,
                type: () => String,
                description: 'Only lines from this instant on, ISO 8601 with zone.',
              },
              to: {
                required: false,
                type: () => String,
                description: 'Only lines before this instant, ISO 8601 with zone.',
              },
            },
            AuditLineView: {
              id: { required: true, type: () => Number },
              at: { required: true, type: () => Date },
              accountId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Who did it; null: the system itself.',
              },
              by: { required: true, type: () => String, nullable: true, description: 'His name, masked.' },
              roles: { required: true, type: () => [String], description: 'The roles he held.' },
              channel: { required: true, type: () => String },
              action: {
                required: true,
                type: () => String,
                description: 'What was done, e.g. `visits.checked-out`.',
              },
              subject: { required: true, type: () => String },
              subjectId: { required: true, type: () => String },
              seniorId: { required: true, type: () => String, nullable: true },
              regionId: { required: true, type: () => Number, nullable: true, description: 'Township.' },
              organisationId: { required: true, type: () => String, nullable: true },
              details: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'Facts and reasons, without personal data.',
              },
            },
            AuditPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/trail/audit-trail.dto'].AuditLineView],
                description: 'The lines, the newest first.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/files/visit-list.dto.js'),
          {
            VisitFilter: {
              state: {
                required: false,
                description: 'Only this state.',
                enum: [
                  'SCHEDULED',
                  'DISPUTED',
                  'CANCELLED',
                  'REJECTED',
                  'CONFIRMED',
                  'IN_SERVICE',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'EN_ROUTE',
                  'CHECKED_OUT',
                  'VERIFIED',
                  'ABORTED',
                  'REPLACED',
                ],
              },
              flag: {
                required: false,
                type: () => String,
                description: 'Only visits with this doubt, e.g. `OUT_OF_RANGE`.',
                pattern: '^[A-Z_]{1,30}$',
              },
              regionId: {
                required: false,
                type: () => Number,
                description: 'Only this division and everything below it: a county or township.',
                minimum: 1,
                maximum: 2147483647,
              },
              providerId: {
                required: false,
                type: () => String,
                description: 'Only this provider.',
                format: 'uuid',
              },
              caregiverId: {
                required: false,
                type: () => String,
                description: 'Only this caregiver.',
                format: 'uuid',
              },
              from: {
                required: false,
                type: () => String,
                description: 'Only visits that were to start at or after this instant, ISO 8601 with zone.',
              },
              to: {
                required: false,
                type: () => String,
                description: 'Only visits that were to start before this instant, ISO 8601 with zone.',
              },
              needsAttention: {
                required: false,
                type: () => Boolean,
                description:
                  'Only what waits for an officer: open returns, disputes, visits whose doubts keep them from being captured.',
              },
            },
            VisitLineView: {
              id: { required: true, type: () => String },
              orderId: { required: true, type: () => String },
              attention: {
                required: true,
                description: 'Why it stands where it does in the list.',
                enum: ['DISPUTED', 'NONE', 'FLAGGED', 'OPEN_RETURN', 'AWAITS_OFFICER'],
              },
              attentionZh: { required: true, type: () => String, description: 'The same in plain Chinese.' },
              state: {
                required: true,
                enum: [
                  'SCHEDULED',
                  'DISPUTED',
                  'CANCELLED',
                  'REJECTED',
                  'CONFIRMED',
                  'IN_SERVICE',
                  'NO_SHOW_SENIOR',
                  'NO_SHOW_PROVIDER',
                  'EN_ROUTE',
                  'CHECKED_OUT',
                  'VERIFIED',
                  'ABORTED',
                  'REPLACED',
                ],
              },
              stateZh: { required: true, type: () => String, description: 'The state in plain Chinese.' },
              flags: { required: true, type: () => [String], description: 'What gives rise to doubt.' },
              startsAt: { required: true, type: () => Date },
              itemCode: { required: true, type: () => String },
              itemZh: { required: true, type: () => String },
              seniorId: { required: true, type: () => String },
              senior: { required: true, type: () => String, description: 'Masked.' },
              providerId: { required: true, type: () => String },
              provider: { required: true, type: () => String },
              caregiverId: { required: true, type: () => String },
              caregiver: { required: true, type: () => String, description: 'Masked.' },
              regionId: { required: true, type: () => Number, description: 'Township.' },
              region: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              county: { required: true, type: () => String },
              arrivalMethod: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'How arrival was proved: POSITION, CODE or MANUAL; null before.',
              },
              arrivalMetres: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'From the address, in metres; null without a position.',
              },
              leavingMethod: { required: true, type: () => String, nullable: true },
              leavingMetres: { required: true, type: () => Number, nullable: true },
              confirmedAutomatically: {
                required: true,
                type: () => Boolean,
                description: 'Confirmed by time, not by a person.',
              },
              callBackOwed: {
                required: true,
                type: () => Boolean,
                description: 'Somebody still has to ask the senior by phone.',
              },
              plannedMinutes: { required: true, type: () => Number, description: 'Booked.' },
              actualMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Between check-in and check-out.',
              },
              heldMinutes: {
                required: true,
                type: () => Number,
                description: 'Minutes of the entitlement set aside for it.',
              },
              capturedMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Spent; null before.',
              },
              releasedMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Of those held, given back; null before.',
              },
              reversedMinutes: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Of those spent, taken back after a return was upheld; null: none.',
              },
              withheld: {
                required: true,
                type: () => Boolean,
                description: 'No payment for it until the return is decided.',
              },
            },
            VisitLinePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-list.dto'].VisitLineView],
                description:
                  'What needs attention first, then what is flagged, then the rest; the newest first in each.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Pass as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/files/visit-file.dto.js'),
          {
            OnBehalfView: {
              relation: {
                required: true,
                type: () => String,
                description: 'What the one who asked is to the senior.',
              },
              authorisation: { required: true, type: () => String, description: 'How the senior agreed.' },
            },
            OrderPartView: {
              id: { required: true, type: () => String },
              addressId: { required: true, type: () => String },
              state: { required: true, type: () => String },
              channel: {
                required: true,
                description: 'How the wish reached the platform.',
                enum: ['APP', 'WEB', 'HOTLINE', 'COUNTER', 'VILLAGE', 'IMPORT', 'SYSTEM'],
              },
              bookedAs: {
                required: true,
                type: () => String,
                description: 'SELF, REPRESENTATIVE or OFFICE.',
              },
              bookedBy: { required: true, type: () => String, description: 'Account that booked.' },
              bookedByName: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Its name, masked.',
              },
              onBehalf: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].OnBehalfView,
                nullable: true,
                description: "On whose word an office booked; null: nobody's but the booker's.",
              },
              bookedAt: { required: true, type: () => Date },
              wishes: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'What the family would like.',
              },
              nightReason: { required: true, type: () => String, nullable: true },
              totalFen: { required: true, type: () => Number },
              programmeCode: { required: true, type: () => String, nullable: true },
              programmeName: { required: true, type: () => String, nullable: true },
              programmeMinutes: { required: true, type: () => Number },
              programmeFen: { required: true, type: () => Number },
              familyFen: { required: true, type: () => Number },
              priceReasons: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/sentence.dto'].SentenceView],
                description: 'Why it is split like this.',
              },
              dueProgrammeFen: {
                required: true,
                type: () => Number,
                nullable: true,
                description: "The programme's part of what was delivered, in fen; null before.",
              },
              dueFamilyFen: {
                required: true,
                type: () => Number,
                nullable: true,
                description: "The family's part of what was delivered, in fen; null before.",
              },
            },
            RankedProviderView: {
              providerId: { required: true, type: () => String },
              name: { required: true, type: () => String, nullable: true },
              place: {
                required: true,
                type: () => Number,
                nullable: true,
                description: '1 was asked first; null was not asked.',
              },
              distanceMetres: { required: true, type: () => Number, nullable: true },
              qualifiedCaregivers: { required: true, type: () => Number },
              freeCaregivers: { required: true, type: () => Number },
              reasons: { required: true, type: () => [String], description: 'What gave it its place.' },
              refusedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The rule that kept it out, or null.',
              },
            },
            RankingView: {
              at: { required: true, type: () => Date },
              candidates: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].RankedProviderView],
              },
            },
            OfferPartView: {
              id: { required: true, type: () => String },
              position: { required: true, type: () => Number },
              providerId: { required: true, type: () => String },
              provider: { required: true, type: () => String },
              state: { required: true, type: () => String },
              distanceMetres: { required: true, type: () => Number },
              madeAt: { required: true, type: () => Date },
              expiresAt: { required: true, type: () => Date },
              acceptedAt: { required: true, type: () => Date, nullable: true },
              closedAt: { required: true, type: () => Date, nullable: true },
              closeReason: { required: true, type: () => String, nullable: true },
              closeNote: { required: true, type: () => String, nullable: true },
            },
            AssignmentPartView: {
              caregiverId: { required: true, type: () => String },
              caregiver: { required: true, type: () => String, description: 'Masked.' },
              startsAt: { required: true, type: () => Date },
              endsAt: { required: true, type: () => Date },
              active: { required: true, type: () => Boolean },
              assignedBy: { required: true, type: () => String, description: 'Account that assigned.' },
              assignedAt: { required: true, type: () => Date },
              releasedAt: { required: true, type: () => Date, nullable: true },
              releaseReason: { required: true, type: () => String, nullable: true },
            },
            DispatchPartView: {
              rankings: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].RankingView],
                description: 'Why these providers, in this order, each time it was decided.',
              },
              offers: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].OfferPartView],
              },
              assignments: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].AssignmentPartView],
              },
            },
            DoorCheckView: {},
            TaskPartView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              done: { required: true, type: () => Boolean },
              note: { required: true, type: () => String, nullable: true },
              recordedAt: { required: true, type: () => Date },
            },
            ConfirmationView: {
              by: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Masked name of who confirmed; null: time did.',
              },
              automatic: { required: true, type: () => Boolean },
              callBackOwed: { required: true, type: () => Boolean },
              at: { required: true, type: () => Date },
            },
            DisputePartView: {
              by: { required: true, type: () => String, description: 'Masked name of who disputed.' },
              reason: { required: true, type: () => String },
              at: { required: true, type: () => Date },
              decision: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'SERVICE_ACCEPTED or SERVICE_REJECTED; null: not decided.',
              },
              acceptedMinutes: { required: true, type: () => Number, nullable: true },
              decisionReason: { required: true, type: () => String, nullable: true },
              decidedBy: { required: true, type: () => String, nullable: true },
              decidedAt: { required: true, type: () => Date, nullable: true },
            },
            StepView: {
              subject: { required: true, enum: ['VISIT', 'ORDER'] },
              from: { required: true, type: () => String, nullable: true },
              to: { required: true, type: () => String },
              reason: { required: true, type: () => String, nullable: true },
              note: { required: true, type: () => String, nullable: true },
              accountId: { required: true, type: () => String, nullable: true },
              by: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Masked; null: the system itself.',
              },
              at: { required: true, type: () => Date },
            },
            EvidencePartView: {
              hash: {
                required: true,
                type: () => String,
                description: 'SHA-256 of what was recorded at the door, hexadecimal.',
              },
              state: { required: true, type: () => String },
              registeredAt: { required: true, type: () => Date },
              verifiedAt: { required: true, type: () => Date, nullable: true },
            },
            VisitFileView: {
              address: { required: true, type: () => String, description: 'Masked.' },
              order: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].OrderPartView,
              },
              dispatch: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].DispatchPartView,
              },
              checks: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].DoorCheckView],
              },
              tasks: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].TaskPartView],
              },
              confirmation: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].ConfirmationView,
                nullable: true,
              },
              dispute: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].DisputePartView,
                nullable: true,
              },
              evidence: {
                required: true,
                type: () => t['../../../libs/oversight/src/files/visit-file.dto'].EvidencePartView,
                nullable: true,
              },
              steps: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/visit-file.dto'].StepView],
                description: 'What happened to the order and to the visit, oldest first.',
              },
              chain: {
                required: true,
                type: () => [t['../../../libs/oversight/src/files/chain.dto'].ChainHoldView],
                description:
                  'From the grant with its reason to the last minute; one entry for each time the order was held.',
              },
              reviews: {
                required: true,
                type: () => [t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView],
              },
              trail: {
                required: true,
                type: () => [t['../../../libs/oversight/src/trail/audit-trail.dto'].AuditLineView],
                description: 'Who did what, oldest first.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/ledger/ledger-health.dto.js'),
          {
            LedgerCheckView: {
              kind: {
                required: true,
                description: 'SINCE: what has moved, every ten minutes. FULL: everything, every night.',
                enum: ['FULL', 'SINCE'],
              },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
              differences: {
                required: true,
                type: () => Number,
                description: 'Figures that did not add up, at most 20 for each rule.',
              },
              rightAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'The last check of this kind that found nothing, ISO 8601; null: none yet.',
              },
            },
            CountyLedgerView: {
              countyId: { required: true, type: () => Number },
              county: { required: true, type: () => String },
              differences: {
                required: true,
                type: () => Number,
                description: 'Differences the last checks found.',
              },
              checks: {
                required: true,
                type: () => [t['../../../libs/oversight/src/ledger/ledger-health.dto'].LedgerCheckView],
                description: 'At most one of each kind; none where nothing was checked yet.',
              },
            },
            LedgerHealthView: {
              differences: { required: true, type: () => Number, description: 'Of all counties below.' },
              checkedAt: {
                required: true,
                type: () => Date,
                nullable: true,
                description: 'When anything was checked last, ISO 8601; null: never.',
              },
              counties: {
                required: true,
                type: () => [t['../../../libs/oversight/src/ledger/ledger-health.dto'].CountyLedgerView],
                description: "Every county in the caller's divisions, those with differences first.",
              },
            },
            LedgerSumView: {
              unit: {
                required: true,
                type: () => String,
                description: 'MINUTE, FEN, VOUCHER (fen) or VISIT: of the three amounts.',
              },
              kind: {
                required: true,
                type: () => String,
                description: 'Of the accounts: LOT, SOURCE, SPENT, BUDGET, PROVIDER and others.',
              },
              accounts: { required: true, type: () => Number },
              granted: { required: true, type: () => Number, description: 'What came in.' },
              held: { required: true, type: () => Number, description: 'Set aside by open holds.' },
              spent: { required: true, type: () => Number, description: 'What went out.' },
            },
            LedgerSumsView: {
              countyId: { required: true, type: () => Number },
              at: { required: true, type: () => Date, description: 'As of this instant, ISO 8601.' },
              sums: {
                required: true,
                type: () => [t['../../../libs/oversight/src/ledger/ledger-health.dto'].LedgerSumView],
                description: 'By unit and kind.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/rules/hits/hits.dto.js'),
          {
            HitQuery: {
              rule: {
                required: false,
                type: () => String,
                description: 'Only this rule, `R05`.',
                pattern: '^R\\d\\d$',
              },
              severity: {
                required: false,
                description: 'Only hits of this severity.',
                enum: ['BLOCK', 'WITHHOLD', 'HOLD', 'SCORE'],
              },
              visitId: {
                required: false,
                type: () => String,
                description: 'Only hits about this visit.',
                format: 'uuid',
              },
              state: {
                required: false,
                description: 'OPEN: nobody has judged them; JUDGED: somebody has.',
                enum: ['OPEN', 'JUDGED'],
              },
            },
            HitJudgementDto: {
              outcome: {
                required: true,
                description:
                  'CONFIRMED: it was so. REFUTED: it was not, or it is explained; its withholding ends.',
                enum: ['CONFIRMED', 'REFUTED'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why, in plain words.',
                maxLength: 500,
              },
            },
            HitRefView: { id: { required: true, type: () => String } },
            HitJudgementView: {
              outcome: { required: true, type: () => String },
              reason: { required: true, type: () => String },
              accountId: { required: true, type: () => String },
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
            },
            HitView: {
              id: { required: true, type: () => String },
              rule: { required: true, type: () => String },
              version: { required: true, type: () => Number },
              variant: { required: true, type: () => String, description: "Which of the rule's questions." },
              severity: {
                required: true,
                description: 'BLOCK, WITHHOLD, HOLD or SCORE.',
                enum: ['BLOCK', 'WITHHOLD', 'HOLD', 'SCORE'],
              },
              zh: { required: true, type: () => String, description: 'What the officer reads.' },
              en: { required: true, type: () => String },
              subjectKind: { required: true, type: () => String },
              subjectId: { required: true, type: () => String },
              subjectName: {
                required: true,
                type: () => String,
                nullable: true,
                description: "A caregiver's or provider's name, a senior's masked; null: neither.",
              },
              day: {
                required: true,
                type: () => String,
                description: 'Of service, `YYYY-MM-DD`; the first of the month for what is asked of a month.',
              },
              countyId: { required: true, type: () => Number },
              regionId: { required: true, type: () => Number },
              regionName: { required: true, type: () => String },
              providerId: { required: true, type: () => String, nullable: true },
              providerName: { required: true, type: () => String, nullable: true },
              visitIds: {
                required: true,
                type: () => [String],
                description: 'The visits it is about, at most ten.',
              },
              visitCount: { required: true, type: () => Number },
              score: {
                required: true,
                type: () => Number,
                description: 'Highest risk score of its visits, 0 to 100.',
              },
              foundAt: { required: true, type: () => Date, description: 'ISO 8601.' },
              judgement: {
                required: true,
                type: () => t['../../../libs/oversight/src/rules/hits/hits.dto'].HitJudgementView,
                nullable: true,
              },
            },
            HitPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/rules/hits/hits.dto'].HitView],
                description: 'Open ones first, in each the graver ones, then the newest.',
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/rules/versions/rules.dto.js'),
          {
            RuleVersionDto: {
              from: {
                required: true,
                type: () => String,
                description: 'First day of service it holds for, `YYYY-MM-DD`; from tomorrow on.',
                minLength: 10,
                maxLength: 10,
              },
              thresholds: {
                required: true,
                type: 'object',
                additionalProperties: { type: 'number' },
                description: 'Every threshold of the rule with its number.',
              },
              source: {
                required: true,
                type: () => String,
                description: 'The regulation, report or measurement it comes from.',
                maxLength: 500,
              },
            },
            RuleVersionRefView: { version: { required: true, type: () => Number } },
            RuleVersionDecisionDto: {
              decision: {
                required: true,
                description: 'APPROVED: it holds from its first day on.',
                enum: ['APPROVED', 'REFUSED'],
              },
              reason: {
                required: true,
                type: () => String,
                description: 'Why, in plain words.',
                maxLength: 500,
              },
            },
            RuleThresholdView: {
              name: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              unit: { required: true, type: () => String },
              value: { required: true, type: () => Number },
            },
            RuleVersionView: {
              version: { required: true, type: () => Number },
              state: {
                required: true,
                type: () => String,
                description: 'PROPOSED, then APPROVED or REFUSED.',
              },
              from: { required: true, type: () => String, description: '`YYYY-MM-DD`.' },
              to: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Until before this day; null: until a newer one holds.',
              },
              thresholds: {
                required: true,
                type: () => [t['../../../libs/oversight/src/rules/versions/rules.dto'].RuleThresholdView],
              },
              source: { required: true, type: () => String },
              proposedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Account that proposed it; null: it came with the product.',
              },
              decidedBy: { required: true, type: () => String, nullable: true },
              decisionReason: { required: true, type: () => String, nullable: true },
            },
            RuleView: {
              code: { required: true, type: () => String },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              severity: {
                required: true,
                type: () => String,
                description: 'The strongest thing it does: BLOCK, WITHHOLD or SCORE.',
              },
              needs: {
                required: true,
                type: () => [String],
                description: 'What it needs to know: feeds of other authorities, signals of the visit.',
              },
              versions: {
                required: true,
                type: () => [t['../../../libs/oversight/src/rules/versions/rules.dto'].RuleVersionView],
                description: 'Those in force today, earlier, coming and proposed, the newest first.',
              },
              hits: { required: true, type: () => Number, description: "In the caller's divisions, ever." },
              confirmed: { required: true, type: () => Number },
              refuted: { required: true, type: () => Number },
              precisionPercent: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'confirmed \u00F7 judged, in per cent; null: nothing was judged yet.',
              },
              medianDays: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Median of days from the hit to its judgement; null: none yet.',
              },
              judged: {
                required: true,
                type: () => Number,
                description:
                  'Of the last run that asked it: visits judged, those it could not judge, and what was missing.',
              },
              withoutData: { required: true, type: () => Number },
              missing: { required: true, type: () => [String] },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/sampling/claims/claims.dto.js'),
          {
            ClaimReasonDto: {
              reason: {
                required: true,
                type: () => String,
                description: 'In plain words; read by the provider and the officers.',
                maxLength: 1000,
              },
            },
            ClaimAppealDecisionDto: {
              decision: {
                required: true,
                description: 'UPHELD: the claim stands. OVERTURNED: what stands of it is given back.',
                enum: ['UPHELD', 'OVERTURNED'],
              },
            },
            ClaimFenView: {
              fen: { required: true, type: () => Number, description: 'What was claimed, or given back.' },
            },
            EstimateClaimView: {
              fen: { required: true, type: () => Number },
              standingFen: {
                required: true,
                type: () => Number,
                description: 'Less what was given back since.',
              },
              reason: { required: true, type: () => String },
              at: { required: true, type: () => String, description: 'ISO 8601.' },
              appealReason: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'What the provider says against it; null: nothing.',
              },
              outcome: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'UPHELD, OVERTURNED; null: not decided.',
              },
              decisionReason: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/sampling/sampling.dto.js'),
          {
            FreezeFrameDto: {
              countyId: { required: true, type: () => Number, description: 'County whose money was billed.' },
              providerId: {
                required: true,
                type: () => String,
                description: 'Whose visits are frozen.',
                format: 'uuid',
              },
              from: { required: true, type: () => String, description: 'First day of service.' },
              until: { required: true, type: () => String, description: 'First day after the last one.' },
              valueFrom: {
                required: false,
                description:
                  "ANNOUNCED unless given; CHECKPOINT: the first of the county's log that a witness signs after `notBefore`.",
                enum: ['ANNOUNCED', 'CHECKPOINT'],
              },
              announcement: {
                required: false,
                type: () => String,
                description:
                  'Which public value will be used: `\u53CC\u8272\u7403\u7B2C2026140\u671F\u5F00\u5956\u53F7\u7801`, say. Of a checkpoint nothing is left to say.',
                maxLength: 200,
                pattern: '^(?!CHECKPOINT )[^,\\r\\n]+$',
              },
              notBefore: {
                required: true,
                type: () => String,
                description: 'When that value is there; it has to come later than now.',
              },
            },
            FrameValueDto: {
              value: {
                required: true,
                type: () => String,
                description: 'As it was published.',
                maxLength: 200,
              },
            },
            EnlargementDto: {
              total: { required: true, type: () => Number, description: 'Units in all.', minimum: 1 },
            },
            FrameRefView: { id: { required: true, type: () => String } },
            ValueReadView: {
              state: {
                required: true,
                description: 'WAITING for a second person who reads the same, or DRAWN.',
                enum: ['WAITING', 'DRAWN'],
              },
            },
            DrawnView: { drawn: { required: true, type: () => Number } },
            ClawbackView: { clawbackFen: { required: true, type: () => Number } },
            FrameQuery: {
              providerId: {
                required: false,
                type: () => String,
                description: 'Only audits of this provider.',
                format: 'uuid',
              },
            },
            FrameLineView: {
              id: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              providerId: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              from: { required: true, type: () => String, description: 'First day, and first day after.' },
              until: { required: true, type: () => String },
              root: { required: true, type: () => String, description: 'Hexadecimal.' },
              units: { required: true, type: () => Number },
              hits: { required: true, type: () => Number },
              announcement: { required: true, type: () => String },
              valueFrom: {
                required: true,
                description: 'ANNOUNCED or CHECKPOINT.',
                enum: ['ANNOUNCED', 'CHECKPOINT'],
              },
              notBefore: { required: true, type: () => String },
              frozenAt: { required: true, type: () => String },
              seed: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Hexadecimal; null until the value is there.',
              },
              value: { required: true, type: () => String, nullable: true },
              sample: {
                required: true,
                type: () => Number,
                description: 'Units that are to be judged, and that are.',
              },
              judged: { required: true, type: () => Number },
              clawbackFen: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'null: not estimated yet.',
              },
            },
            FramePageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/sampling/sampling.dto'].FrameLineView],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            StratumView: {
              stratum: { required: true, type: () => Number },
              population: { required: true, type: () => Number },
              n: { required: true, type: () => Number },
              judged: { required: true, type: () => Number },
              wrong: { required: true, type: () => Number },
            },
            ReplacedView: {
              visitId: { required: true, type: () => String },
              instead: { required: true, type: () => String },
              reason: { required: true, type: () => String },
            },
            StratumWorkingView: {
              stratum: { required: true, type: () => Number },
              size: { required: true, type: () => Number },
              judged: { required: true, type: () => Number },
              wrong: { required: true, type: () => Number },
              meanFen: { required: true, type: () => Number },
              sdFen: { required: true, type: () => Number },
              totalFen: { required: true, type: () => Number },
            },
            EstimateView: {
              basis: {
                required: true,
                type: () => String,
                description: 'PROJECTED, NOTHING_FOUND, TOO_FEW or NOTHING_TO_PROJECT.',
              },
              pointFen: {
                required: true,
                type: () => Number,
                description: 'For information; never what is taken back.',
              },
              standardError: { required: true, type: () => Number },
              degrees: { required: true, type: () => Number },
              t: { required: true, type: () => Number },
              lowerFen: { required: true, type: () => Number },
              provenFen: { required: true, type: () => Number },
              extrapolatedFen: { required: true, type: () => Number },
              clawbackFen: { required: true, type: () => Number },
              upperShare: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'With nothing found: at most this share of the visits is wrong.',
              },
              kappa: { required: true, type: () => Number, nullable: true },
              pairs: { required: true, type: () => Number },
              strata: {
                required: true,
                type: () => [t['../../../libs/oversight/src/sampling/sampling.dto'].StratumWorkingView],
              },
              at: { required: true, type: () => String },
            },
            FrameView: {
              readBy: {
                required: true,
                type: () => Number,
                description: 'How many have typed the value in.',
              },
              strata: {
                required: true,
                type: () => [t['../../../libs/oversight/src/sampling/sampling.dto'].StratumView],
              },
              replaced: {
                required: true,
                type: () => [t['../../../libs/oversight/src/sampling/sampling.dto'].ReplacedView],
              },
              openHits: { required: true, type: () => Number },
              estimate: {
                required: true,
                type: () => t['../../../libs/oversight/src/sampling/sampling.dto'].EstimateView,
                nullable: true,
              },
              claim: {
                required: true,
                type: () => t['../../../libs/oversight/src/sampling/claims/claims.dto'].EstimateClaimView,
                nullable: true,
                description: 'What the bound adds, as it was claimed; null: it was not.',
              },
            },
            TaskQuery: {
              whose: {
                required: false,
                description: 'Mine and those anybody may take; or all of the divisions.',
                enum: ['ALL', 'MINE'],
              },
              state: {
                required: false,
                description: 'Only those without a result, or only those with one.',
                enum: ['OPEN', 'DONE'],
              },
            },
            TaskView: {
              id: { required: true, type: () => String },
              kind: { required: true, enum: ['CALL_BACK', 'ON_SITE'] },
              source: {
                required: true,
                type: () => String,
                description: 'SAMPLE, HIT, FIRST_VISIT, MONTH_SHARE or VOUCHER_FLOOR.',
              },
              visitId: { required: true, type: () => String },
              seniorId: {
                required: true,
                type: () => String,
                description: 'To open his phone or address, for a purpose: `POST /seniors/:id/reveals`.',
              },
              seniorName: { required: true, type: () => String },
              providerName: { required: true, type: () => String },
              caregiverName: { required: true, type: () => String },
              regionName: { required: true, type: () => String },
              itemZh: { required: true, type: () => String },
              startsAt: { required: true, type: () => String },
              actualMinutes: { required: true, type: () => Number, nullable: true },
              plannedMinutes: { required: true, type: () => Number },
              attempt: { required: true, type: () => Number },
              dueOn: { required: true, type: () => String },
              mine: { required: true, type: () => Boolean },
              outcome: {
                required: true,
                nullable: true,
                enum: ['CONFIRMED', 'SHORT', 'NOBODY_CAME', 'UNREACHABLE', 'UNCLEAR'],
              },
              minutes: { required: true, type: () => Number, nullable: true },
              note: { required: true, type: () => String, nullable: true },
            },
            TaskPageView: {
              items: {
                required: true,
                type: () => [t['../../../libs/oversight/src/sampling/sampling.dto'].TaskView],
              },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            TaskResultDto: {
              outcome: {
                required: true,
                description: 'What was heard or seen; UNREACHABLE: nobody was met, it is tried again.',
                enum: ['CONFIRMED', 'SHORT', 'NOBODY_CAME', 'UNREACHABLE', 'UNCLEAR'],
              },
              minutes: {
                required: false,
                type: () => Number,
                description: 'Of SHORT: minutes that were not served.',
                minimum: 1,
              },
              note: {
                required: false,
                type: () => String,
                description: "In the senior's words, or what was seen.",
                maxLength: 1000,
              },
              fileIds: {
                required: false,
                type: () => [String],
                description: 'Uploads of the caller.',
                format: 'uuid',
                maxItems: 10,
              },
            },
            TieDto: {
              providerId: {
                required: true,
                type: () => String,
                description: 'With whom the caller has to do.',
                format: 'uuid',
              },
              reason: { required: true, type: () => String, description: 'In which way.', maxLength: 200 },
            },
            VoucherMonthQuery: {
              countyId: { required: true, type: () => Number, description: 'County whose month it is.' },
              period: { required: true, type: () => Number, description: '202611.', minimum: 202501 },
            },
            VoucherMonthView: {
              visits: { required: true, type: () => Number },
              onSite: { required: true, type: () => Number },
              needed: { required: true, type: () => Number, description: 'Visits on site that are needed.' },
              floorBp: { required: true, type: () => Number },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/summary/summary.dto.js'),
          {
            WorkloadView: {
              needsAttention: {
                required: true,
                type: () => Number,
                description: 'Matters that wait for an officer: the sum of the next three.',
              },
              openReturns: {
                required: true,
                type: () => Number,
                description: 'Returned visits without a decision.',
              },
              disputes: { required: true, type: () => Number, description: 'Visits the family disputes.' },
              awaitingOfficer: {
                required: true,
                type: () => Number,
                description: 'Visits whose doubts keep them from being captured.',
              },
              unmetDemand: { required: true, type: () => Number, description: 'Orders nobody serves.' },
              heldMinutes: {
                required: true,
                type: () => Number,
                description:
                  'Public minutes set aside for services of this month that are still to come or under way.',
              },
              capturedMinutes: {
                required: true,
                type: () => Number,
                description: 'Public minutes spent on services of this month, what was taken back included.',
              },
              reversedMinutes: {
                required: true,
                type: () => Number,
                description: 'Of those, taken back after a return was upheld.',
              },
            },
            TownshipWorkloadView: {
              regionId: { required: true, type: () => Number },
              region: { required: true, type: () => String },
            },
            SummaryView: {
              period: { required: true, type: () => Number, description: 'The month of service, 202611.' },
              total: {
                required: true,
                type: () => t['../../../libs/oversight/src/summary/summary.dto'].WorkloadView,
                description: "All of the officer's divisions.",
              },
              townships: {
                required: true,
                type: () => [t['../../../libs/oversight/src/summary/summary.dto'].TownshipWorkloadView],
                description: 'Each township of them, those with the most to do first.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/trace/trace.dto.js'),
          {
            TracePlaceView: {
              source: { required: true, type: () => String },
              index: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'null: not sealed yet.',
              },
              witnessed: {
                required: true,
                type: () => Boolean,
                description: 'Whether the last checkpoint covers it.',
              },
            },
            TraceStepView: {
              at: { required: true, type: () => Date, description: 'ISO 8601.' },
              kind: {
                required: true,
                type: () => String,
                description: 'DECIDED, GRANTED, BOOKED, HOLD, CHECK_IN, CAPTURE, CLAIMED, PAID \u2026',
              },
              by: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Masked name; null: the platform itself.',
              },
              unit: { required: true, type: () => String, nullable: true },
              amount: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'In the unit; fen for money.',
              },
              detail: { required: true, type: () => String, nullable: true },
              zh: { required: true, type: () => String },
              en: { required: true, type: () => String },
              log: {
                required: true,
                type: () => t['../../../libs/oversight/src/trace/trace.dto'].TracePlaceView,
                nullable: true,
                description: 'null: a step that is not a leaf of its own.',
              },
            },
            TraceView: {
              orderId: { required: true, type: () => String },
              countyId: { required: true, type: () => Number },
              steps: {
                required: true,
                type: () => [t['../../../libs/oversight/src/trace/trace.dto'].TraceStepView],
                description:
                  'From the decision that granted the minutes to the payment, in the order of time.',
              },
              checkpoint: {
                required: true,
                type: () => t['../../../libs/oversight/src/chain/chain.dto'].CheckpointView,
                nullable: true,
                description: "The last checkpoint of the county's log; null: none is signed yet.",
              },
            },
          },
        ],
      ],
      controllers: [
        [
          import('../../../libs/platform/src/files/files.controller.js'),
          {
            FilesController: {
              upload: {
                summary:
                  'Uploads a file; it belongs to nothing and is readable by nobody until a command names it.',
                type: t['../../../libs/platform/src/files/files.dto'].UploadedFileDto,
              },
            },
          },
        ],
        [
          import('../../../libs/platform/src/imports/imports.controller.js'),
          {
            ImportsController: {
              kinds: {
                summary: 'What the caller may import, with the columns of each kind.',
                type: [t['../../../libs/platform/src/imports/imports.dto'].ImportKindDto],
              },
              template: { summary: 'An empty file with headings, hints and an example.' },
              upload: {
                summary:
                  'Takes a file in and begins its dry run; `GET /imports/{id}` shows how far it is. Applies nothing.',
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportStartedDto,
              },
              list: {
                summary: 'The imports the caller may see, newest first.',
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportPageDto,
              },
              one: {
                summary: 'The record of one import: who, when, which file, how far, how many rows.',
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportDto,
              },
              rows: {
                summary:
                  "Rows in the order of the file, personal data masked, with what is wrong in the caller's language.",
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportRowPageDto,
              },
              failedRows: {
                summary:
                  'The failed rows as they were uploaded, with a column of reasons; recorded, because it shows them in full.',
              },
              apply: {
                summary: 'Begins to apply the rows that passed the dry run.',
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportStartedDto,
              },
              discard: {
                summary: 'Gives up a file that was not applied.',
                type: t['../../../libs/platform/src/imports/imports.dto'].ImportStartedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/platform/src/observability/health.controller.js'),
          {
            HealthController: {
              live: { summary: 'The process answers.' },
              ready: {
                summary:
                  'The process can do its work: the database answers and has the tables this code knows.',
              },
              expose: {},
            },
          },
        ],
        [
          import('../../../libs/geo/src/regions/regions.controller.js'),
          {
            RegionsController: {
              list: {
                summary: 'The divisions directly below one, or the provinces, by code.',
                type: t['../../../libs/geo/src/regions/regions.dto'].RegionPageDto,
              },
              byCode: {
                summary:
                  'The division that bears or bore a code, on a day if one is given, and its successor.',
                type: t['../../../libs/geo/src/regions/regions.dto'].RegionByCodeDto,
              },
              detail: {
                summary: 'One division with those above it, the codes it bore, and its successor.',
                type: t['../../../libs/geo/src/regions/regions.dto'].RegionDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/accounts/accounts.controller.js'),
          {
            AccountsController: {
              list: {
                summary: "Accounts that hold a role in the caller's divisions.",
                type: t['../../../libs/identity/src/accounts/accounts.dto'].AccountPageDto,
              },
              create: {
                summary: 'Appoints somebody to a role; an account is opened when the phone has none.',
                type: t['../../../libs/identity/src/accounts/accounts.dto'].AccountDto,
              },
              status: {
                summary: 'Closes an account, or opens it again.',
                type: t['../../../libs/identity/src/accounts/accounts.dto'].AccountDto,
              },
              grant: {
                summary: 'Gives an account one more role.',
                type: t['../../../libs/identity/src/roles/role-grants.dto'].RoleGrantDto,
              },
              end: { summary: 'Ends a role at once.' },
            },
          },
        ],
        [
          import('../../../libs/identity/src/accounts/me.controller.js'),
          {
            MeController: {
              me: {
                summary: "The caller's own account with his roles.",
                type: t['../../../libs/identity/src/accounts/me.dto'].MeDto,
              },
              password: { summary: "Changes the caller's password." },
              locale: { summary: 'Chooses the language of messages sent to the caller.' },
            },
          },
        ],
        [
          import('../../../libs/identity/src/codes/codes.controller.js'),
          {
            CodesController: {
              create: {
                summary:
                  'Sends a one-time code to a phone. The answer is the same whether somebody has an account with it or not.',
                type: t['../../../libs/identity/src/codes/codes.dto'].CodeSentDto,
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/demo/demo.controller.js'),
          {
            DemoController: {
              logins: { type: [t['../../../libs/identity/src/demo/demo.dto'].DemoLoginDto] },
              messages: {
                summary: 'The last text messages, newest first.',
                type: [t['../../../libs/identity/src/demo/demo.dto'].DemoMessageDto],
              },
            },
          },
        ],
        [
          import('../../../libs/identity/src/sessions/sessions.controller.js'),
          {
            SessionsController: {
              create: {
                summary: 'Logs in by phone and password.',
                type: t['../../../libs/identity/src/sessions/sessions.dto'].TokensDto,
              },
              createByCode: {
                summary: 'Logs in by phone and the one-time code sent to it.',
                type: t['../../../libs/identity/src/sessions/sessions.dto'].TokensDto,
              },
              refresh: {
                summary: 'Gives a new pair of tokens for a refresh token, which is used up by it.',
                type: t['../../../libs/identity/src/sessions/sessions.dto'].TokensDto,
              },
              list: {
                summary: "The caller's open sessions, newest first.",
                type: t['../../../libs/identity/src/sessions/sessions.dto'].SessionPageDto,
              },
              revoke: { summary: "Ends one of the caller's sessions at once." },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/assessors/assessors.controller.js'),
          {
            AssessorsController: {
              page: {
                summary: 'The assessors of the counties in your charge, the newest registration first.',
                type: t['../../../libs/assessment/src/assessors/assessors.dto'].AssessorPageDto,
              },
              register: {
                summary: 'Commissions an assessor for a county and a time.',
                type: t['../../../libs/assessment/src/assessors/assessors.dto'].RegisteredAssessorDto,
              },
              end: {
                summary: 'Ends a registration early; he gets no new appointments after that day.',
                type: t['../../../libs/assessment/src/assessors/assessors.dto'].RegisteredAssessorDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/addresses/addresses.controller.js'),
          {
            AddressesController: {
              add: {
                summary: 'Adds an address; one of the same label is replaced.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              wayUp: {
                summary: 'Says on which floor the home is and whether there is a lift.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/categories/categories.controller.js'),
          {
            CategoriesController: {
              add: {
                summary: 'Records that the senior belongs to a category.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              correct: {
                summary:
                  'Records that it held at another time; what was recorded before is kept as what was known until now.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              retract: {
                summary:
                  'Takes back a category that never held; what was recorded is kept as what was known until now.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              end: {
                summary: 'Ends it from today on; one that has not begun is taken back.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/consents/consents.controller.js'),
          {
            ConsentsController: {
              current: {
                summary: 'What is agreed to now, by purpose.',
                type: t['../../../libs/people/src/consents/consents.dto'].ConsentsDto,
              },
              decide: {
                summary: 'Agrees to one purpose, or withdraws.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/facts/facts.controller.js'),
          {
            FactsController: {
              list: {
                summary:
                  'Everything recorded about the senior besides categories, the latest first, with what was thought before.',
                type: t['../../../libs/people/src/facts/facts.dto'].FactPageDto,
              },
              record: {
                summary: 'Records a fact; on its days it takes the place of what was recorded before.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              correct: {
                summary: 'Records what is right in place of what was recorded in error.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              retract: {
                summary:
                  'Takes back a fact that never was; what was recorded is kept as what was known until now.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              end: {
                summary: 'Ends it from today on; one that has not begun is taken back.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              evidence: { summary: 'The scan of the proof; who read it is on record.' },
            },
          },
        ],
        [
          import('../../../libs/people/src/life-events/life-events.controller.js'),
          {
            LifeEventsController: {
              list: {
                summary: 'What happened to the senior, newest first.',
                type: t['../../../libs/people/src/life-events/life-events.dto'].LifeEventPageDto,
              },
              record: {
                summary: 'Records a death, a hospital stay or a move.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              retract: {
                summary: 'Takes back what was recorded in error; it stays in the list, with the reason.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/lists/lists.controller.js'),
          {
            ListsController: {
              list: {
                summary: "The lists of the caller's counties, newest first, with what their dry run found.",
                type: t['../../../libs/people/src/lists/lists.dto'].ListPageDto,
              },
              one: {
                summary: 'What one list says: matched, changed, unchanged, unknown, lost.',
                type: t['../../../libs/people/src/lists/lists.dto'].ListDto,
              },
              changes: {
                summary: 'Whose file it changes and how; before it is applied, what it is going to change.',
                type: t['../../../libs/people/src/lists/lists.dto'].ListChangePageDto,
              },
              changesFile: { summary: 'The same as a workbook, with names in full; recorded.' },
              confirm: {
                summary:
                  'Lets a list be applied that takes many people off; by another officer than the one who brought it.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/representatives/my-seniors.controller.js'),
          {
            MySeniorsController: {
              list: {
                summary: 'The caller himself, if he is on file, and the seniors who granted him rights.',
                type: t['../../../libs/people/src/representatives/representatives.dto'].MySeniorsDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/representatives/representatives.controller.js'),
          {
            RepresentativesController: {
              grant: {
                summary:
                  "Makes somebody the senior's representative; earlier rights of his for this senior are replaced.",
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
              revoke: {
                summary: 'Ends the rights at once.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/reveals/reveals.controller.js'),
          {
            RevealsController: {
              reveal: {
                summary: 'Personal data in the clear, for a purpose; recorded.',
                type: t['../../../libs/people/src/reveals/reveals.dto'].RevealDto,
              },
              log: {
                summary: 'Who saw what in the clear and what for, newest first.',
                type: t['../../../libs/people/src/reveals/reveals.dto'].AccessLogPageDto,
              },
            },
          },
        ],
        [
          import('../../../libs/people/src/seniors/seniors.controller.js'),
          {
            SeniorsController: {
              list: {
                summary: "Seniors in the caller's divisions, masked, by name.",
                type: t['../../../libs/people/src/seniors/seniors.dto'].SeniorPageDto,
              },
              register: {
                summary: 'Puts a senior on file, or brings the file with this identity number up to date.',
                type: t['../../../libs/people/src/seniors/seniors.dto'].RegisteredSeniorDto,
              },
              lookUp: {
                summary: 'Finds by the whole identity number or phone; that somebody asked is recorded.',
                type: t['../../../libs/people/src/seniors/seniors.dto'].SeniorsFoundDto,
              },
              detail: {
                summary: 'One file: the name in full, everything else masked.',
                type: t['../../../libs/people/src/seniors/seniors.dto'].SeniorDetailDto,
              },
              change: {
                summary: 'Changes what is given and leaves the rest.',
                type: t['../../../libs/people/src/seniors/seniors.dto'].RegisteredSeniorDto,
              },
              open: {
                summary: 'Gives the senior a login of his own.',
                type: t['../../../libs/people/src/created.dto'].CreatedDto,
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/cases/cases.controller.js'),
          {
            CasesController: {
              request: {
                summary: 'Asks for an ability assessment of a senior; one is under way at a time.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              ofSenior: {
                summary: 'The assessments of a senior, newest first.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CasePageDto,
              },
              inCharge: {
                summary: 'The assessments in the divisions in your charge, newest first.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CasePageDto,
              },
              mine: {
                summary: 'The assessments for which you are an assessor, newest first.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CasePageDto,
              },
              detail: {
                summary: 'How far an assessment is, who assesses, and every step; nothing of the form.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseDetailDto,
              },
              submit: {
                summary: 'Submits a draft.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              cancel: {
                summary: 'Takes a request back, before it is scored.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              schedule: {
                summary:
                  'Names the day, the place and the two assessors; once more for another day or other assessors.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/decisions/decisions.controller.js'),
          {
            DecisionsController: {
              review: {
                summary: 'Approves the scored form, or returns it to the assessors; not by one of them.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              publish: {
                summary:
                  'Publishes the report: the level takes effect; not by an assessor nor by who reviewed.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              dispute: {
                summary: 'Disputes a published result, within the days that the county allows.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              decide: {
                summary: 'Upholds a dispute, so that other assessors assess again, or dismisses it.',
                type: t['../../../libs/assessment/src/decisions/decisions.dto'].CaseDisputeDecisionDto,
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/form/form.controller.js'),
          {
            FormController: {
              definition: {
                summary: 'The items and options of GB/T 42195-2022 and the totals of the levels.',
                type: t['../../../libs/assessment/src/form/form-definition.dto'].FormDefinitionDto,
              },
              save: {
                summary:
                  'Writes the form down, as a whole; the first time begins the assessment, later ones take signatures back.',
                type: t['../../../libs/assessment/src/form/form.dto'].SavedFormDto,
              },
              sign: {
                summary:
                  'Signs a version of the form; with the signature of the other assessor it is scored.',
                type: t['../../../libs/assessment/src/cases/cases.dto'].CaseStateDto,
              },
              read: {
                summary:
                  'The form with every answer, and all reasons, for a purpose; recorded. Families see the form once it is published.',
                type: t['../../../libs/assessment/src/form/form.dto'].CaseFileDto,
              },
              log: {
                summary: 'Who read it and what for, newest first.',
                type: t['../../../libs/assessment/src/form/form.dto'].ReadingPageDto,
              },
              evidence: { summary: 'A document that proves an adjustment, for whoever read the form today.' },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/rechecks/rechecks.controller.js'),
          {
            RechecksController: {
              draw: {
                summary:
                  'Draws from the assessments published in a time that is over; each day is drawn from once.',
                type: t['../../../libs/assessment/src/rechecks/rechecks.dto'].RecheckDrawDto,
              },
              list: {
                summary: 'Draws of the counties in your charge, newest first, with what came of them.',
                type: t['../../../libs/assessment/src/rechecks/rechecks.dto'].RecheckDrawPageDto,
              },
            },
          },
        ],
        [
          import('../../../libs/assessment/src/results/results.controller.js'),
          {
            ResultsController: {
              history: {
                summary: 'Ability levels over time, newest first.',
                type: t['../../../libs/assessment/src/results/results.dto'].ResultPageDto,
              },
              record: {
                summary: 'Records a result; it ends the earlier one the day before.',
                type: t['../../../libs/assessment/src/results/results.dto'].RecordedResultDto,
              },
            },
          },
        ],
        [
          import('../../../libs/catalogue/src/items/items.controller.js'),
          {
            ItemsController: {
              list: {
                summary: 'The service list.',
                type: t['../../../libs/catalogue/src/items/items.dto'].ServiceItemPageDto,
              },
              detail: {
                summary: 'One service item.',
                type: t['../../../libs/catalogue/src/items/items.dto'].ServiceItemDto,
              },
            },
          },
        ],
        [
          import('../../../libs/catalogue/src/prices/prices.controller.js'),
          {
            PricesController: {
              price: {
                summary: 'The guided price in a division on a day.',
                type: t['../../../libs/catalogue/src/prices/prices.dto'].PriceDto,
              },
              set: {
                summary: 'Sets the guided price from a future day on.',
                type: t['../../../libs/catalogue/src/prices/prices.dto'].PriceDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/caregivers/listing.controller.js'),
          {
            CaregiverListingController: {
              propose: {
                summary: 'Proposes the person for the list, on one of the grounds that a person can give.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverListingDto,
              },
              decide: {
                summary: 'Another person decides: on the list he serves nobody from this moment on.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverListingDto,
              },
              applyForRemoval: {
                summary: 'Files his application to be taken off the list, after two years at the earliest.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverListingDto,
              },
              remove: {
                summary: 'Takes him off the list; a provider may take him on anew.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverListingDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/caregivers/caregivers.controller.js'),
          {
            CaregiversController: {
              register: {
                summary: 'Registers a caregiver and gives him an account to log in with.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverIdDto,
              },
              list: {
                summary:
                  'Providers: their own caregivers. County officers: those of the providers of their divisions.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverPageDto,
              },
              own: {
                summary: "The caller's own file as a caregiver.",
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverDto,
              },
              departure: {
                summary: 'He leaves the provider; his record stays.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverIdDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/caregivers/credentials.controller.js'),
          {
            CredentialsController: {
              submit: {
                summary: 'Submits a credential with its scan.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              decide: {
                summary: 'Approves or rejects a submitted credential.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              revoke: {
                summary:
                  'Revokes an approved credential; the caregiver is out of matching for what needs it at once.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              file: { summary: 'The scan of a credential.' },
            },
          },
        ],
        [
          import('../../../libs/providers/src/caregivers/hours.controller.js'),
          {
            HoursController: {
              week: {
                summary: "Replaces the caregiver's working week.",
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].WeekDto,
              },
              startPlace: {
                summary:
                  'Where the caregiver\u2019s day starts, when he agreed to say so; kept to about a hundred metres.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverIdDto,
              },
              startAtProvider: {
                summary: 'His days start at the provider\u2019s address again.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverIdDto,
              },
              absence: {
                summary: 'Leave, illness or training.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].AbsenceDto,
              },
              cancel: {
                summary: 'Takes an absence back.',
                type: t['../../../libs/providers/src/caregivers/caregivers.dto'].CaregiverIdDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/licences/licences.controller.js'),
          {
            LicencesController: {
              submit: {
                summary: 'Submits a further or a renewed licence with its scan.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              decide: {
                summary: 'Approves or rejects a submitted licence.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              revoke: {
                summary:
                  'Revokes an approved licence; the provider is out of matching for what needs it at once.',
                type: t['../../../libs/providers/src/papers/papers.dto'].PaperStateDto,
              },
              file: { summary: 'The scan of a licence.' },
            },
          },
        ],
        [
          import('../../../libs/providers/src/organisations/admission.controller.js'),
          {
            AdmissionController: {
              check: {
                summary: "The county handler's check, once every licence has been decided.",
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              admission: {
                summary: 'The decision of another person.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              suspension: {
                summary: 'No further orders from this moment on.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              reinstatement: {
                summary: 'Ends a suspension.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              blacklistingProposal: {
                summary: 'Proposes the provider for the joint-punishment list, on one of its nine grounds.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              blacklisting: {
                summary: 'Another person decides: on the list, no orders from this moment on.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              removalApplication: {
                summary: 'The provider asks to be taken off the list, after two years at the earliest.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              blacklistingRemoval: {
                summary:
                  'Takes it off the list on its application; it then has to be checked and admitted again.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/organisations/providers.controller.js'),
          {
            ProvidersController: {
              apply: {
                summary: "Applies for admission; whoever applies becomes the provider's owner.",
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderStateDto,
              },
              list: {
                summary:
                  'Officers: the providers of their divisions. Providers: themselves. Families: whoever is admitted.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderPageDto,
              },
              detail: {
                summary: 'One provider; its file only for itself and for the officers of its division.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ProviderDetailDto,
              },
              services: {
                summary: 'Replaces the items offered and the divisions served.',
                type: t['../../../libs/providers/src/organisations/provider.dto'].ServicesDto,
              },
            },
          },
        ],
        [
          import('../../../libs/providers/src/staff/staff.controller.js'),
          {
            StaffController: {
              list: {
                summary: 'Dispatchers and quality officers of the provider.',
                type: [t['../../../libs/providers/src/staff/staff.dto'].StaffDto],
              },
              appoint: {
                summary:
                  'Appoints a dispatcher or quality officer; never one who is a caregiver of the same provider.',
                type: t['../../../libs/providers/src/staff/staff.dto'].StaffIdDto,
              },
              dismiss: {
                summary: 'Ends the appointment and the role that came with it.',
                type: t['../../../libs/providers/src/staff/staff.dto'].StaffIdDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/alerts/alerts.controller.js'),
          {
            AlertsController: {
              listAlerts: {
                summary:
                  'Alerts of the caller\u2019s provider or divisions: first those nobody has taken, the highest level before the others.',
                type: t['../../../libs/dispatch/src/alerts/alert.dto'].AlertPageDto,
              },
              readAlert: {
                summary: 'One alert with every step it took.',
                type: t['../../../libs/dispatch/src/alerts/alert.dto'].AlertDetailDto,
              },
              acknowledgeAlert: {
                summary:
                  'Takes an alert: the caller looks after it, and the next level is told only if that takes too long.',
                type: t['../../../libs/dispatch/src/alerts/alert.dto'].AlertDto,
              },
              disposeAlert: {
                summary: 'Ends an alert with what became of it.',
                type: t['../../../libs/dispatch/src/alerts/alert.dto'].AlertDto,
              },
            },
            OfferReceiptsController: {
              seeOffer: {
                summary: 'Says that the caller has the offer before his eyes.',
                type: t['../../../libs/dispatch/src/alerts/alert.dto'].OfferReceiptDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/applications/application-decisions.controller.js'),
          {
            ApplicationDecisionsController: {
              check: {
                summary: "The township's check, with its opinion.",
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              return: {
                summary: 'Back to the applicant for more evidence.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              approve: {
                summary:
                  'Approves; the public notice or the benefit begins at once. Only what the rules allow today can be approved.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              refuse: {
                summary: 'Refuses, with the reason and the determination of the rules.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              decideAppeal: {
                summary: 'Decides on an appeal: somebody who had no part in the application before.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/applications/applications.controller.js'),
          {
            ApplicationsController: {
              preview: {
                summary:
                  'What the programme would decide about the senior today, and what would have to change.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].PreviewDto,
              },
              list: {
                summary: 'Applications the caller made or may decide on: what is overdue first.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationPageDto,
              },
              one: {
                summary: 'One application with every step in plain words, what happens next and by when.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              evidence: { summary: 'A proof of the application.' },
              apply: {
                summary: 'Applies for a programme, with proofs.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              resubmit: {
                summary: 'Hands in what was missing.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              withdraw: {
                summary: 'Gives the application up, or the benefit from the next month on.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
              appeal: {
                summary: 'Appeals against a refusal.',
                type: t['../../../libs/entitlement/src/applications/application.dto'].ApplicationDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/applications/public-notices.controller.js'),
          {
            PublicNoticesController: {
              list: {
                summary: 'Approved applications in public notice: masked name, township, programme.',
                type: t['../../../libs/entitlement/src/applications/public-notices.dto'].PublicNoticePageDto,
              },
              object: {
                summary:
                  'Says why somebody in public notice should not get the benefit; once for each person and notice.',
                type: t['../../../libs/entitlement/src/applications/public-notices.dto'].ObjectionRefDto,
              },
              decide: {
                summary: 'Decides on an objection; another person than who raised it.',
                type: t['../../../libs/entitlement/src/applications/public-notices.dto'].ObjectionRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/campaigns/campaign-tasks.controller.js'),
          {
            CampaignTasksController: {
              list: {
                summary: "Of the caller's divisions: what is overdue or waits for a decision first.",
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskPageDto,
              },
              one: {
                summary: 'One household with every step.',
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDetailDto,
              },
              evidence: { summary: 'A photograph or paper of a step.' },
              take: {
                summary: 'The caller goes there, and nobody else needs to.',
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDetailDto,
              },
              release: {
                summary: 'Somebody else may go there: by who took it on, or by the township.',
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDetailDto,
              },
              record: {
                summary:
                  'What was found at the door. Who is met after a suspension has his claim back, with what was missed.',
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDetailDto,
              },
              decide: {
                summary: 'Another person than who was at the door decides what becomes of the claim.',
                type: t['../../../libs/entitlement/src/campaigns/task.dto'].CampaignTaskDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/campaigns/campaigns.controller.js'),
          {
            CampaignsController: {
              list: {
                summary:
                  "Campaigns that concern the caller's divisions, the newest first, with their counts there.",
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignPageDto,
              },
              one: {
                summary: 'One campaign with its steps.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
              progress: {
                summary: 'How far it is in each township, or in each village of one.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignProgressDto,
              },
              plan: {
                summary: 'Plans one; the workers find whom it is about, and nobody comes in later.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
              start: {
                summary: 'The households may be visited now.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
              remind: {
                summary:
                  'Tells each township what is still open; once a week it is told anyway when the last day is over.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
              close: {
                summary: 'Every household has its result.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
              cancel: {
                summary: 'What has been decided so far stays; nothing more is.',
                type: t['../../../libs/entitlement/src/campaigns/campaign.dto'].CampaignDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/decisions/determinations.controller.js'),
          {
            DeterminationsController: {
              ofMonth: {
                summary:
                  'Why the senior was granted what he has in a month (202611), and why not more; without a grant, as it would have\nbeen decided on what was known then.',
                type: t['../../../libs/entitlement/src/decisions/determinations.dto'].DeterminationDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/grants/entitlements.controller.js'),
          {
            EntitlementsController: {
              list: {
                summary: "The senior's minutes of a month: granted and why, held, used, left.",
                type: t['../../../libs/entitlement/src/grants/entitlements.dto'].EntitlementListDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/issuance/issuance.controller.js'),
          {
            IssuanceController: {
              plan: {
                summary:
                  'Plans a month, or a further run of it for those who have become entitled since; the dry run follows by itself.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunListDto,
              },
              list: {
                summary: 'Issuance of the counties in your charge, newest first.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunPageDto,
              },
              one: {
                summary: 'One run: how far it is, what the dry run found, what has been granted.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunDto,
              },
              differences: {
                summary:
                  'Who will get something new, nothing any more, or much more or less than last month.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].DifferencePageDto,
              },
              differencesFile: { summary: 'All of them as a table; recorded.' },
              approve: {
                summary: 'By another person than who planned it. The workers grant it then.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunDto,
              },
              cancel: {
                summary: 'Before it is approved.',
                type: t['../../../libs/entitlement/src/issuance/issuance.dto'].IssuanceRunDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/statements/county-statements.controller.js'),
          {
            CountyStatementsController: {
              ofProgramme: {
                summary:
                  'Everything that moved on the accounts of a programme in a county.\nErrors: entitlement.county-not-found, entitlement.programme-not-found.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].StatementDto,
              },
              fileOfProgramme: {
                summary:
                  'The same as a table. Errors: those of the statement, entitlement.statement-too-long.',
              },
              balanceOfProgramme: {
                summary:
                  'Its accounts at an instant. Errors: entitlement.county-not-found, entitlement.programme-not-found.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].BalancesDto,
              },
              ofCounty: {
                summary:
                  'Everything that moved on the accounts of all programmes in a county. Errors: entitlement.county-not-found.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].StatementDto,
              },
              fileOfCounty: {
                summary:
                  'The same as a table. Errors: entitlement.county-not-found, entitlement.statement-too-long.',
              },
              balanceOfCounty: {
                summary:
                  'The accounts of all programmes at an instant. Errors: entitlement.county-not-found.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].BalancesDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/statements/person-statements.controller.js'),
          {
            PersonStatementsController: {
              ofSenior: {
                summary:
                  "Everything that moved on the senior's grants in a month. Errors: entitlement.senior-not-found.",
                type: t['../../../libs/entitlement/src/statements/statements.dto'].StatementDto,
              },
              fileOfSenior: {
                summary:
                  'The same as a table. Errors: entitlement.senior-not-found, entitlement.statement-too-long.',
              },
              balanceOfSenior: {
                summary:
                  'What the senior has at an instant, by programme. Errors: entitlement.senior-not-found.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].BalancesDto,
              },
              ofProvider: {
                summary:
                  'What a county owes the provider, service by service.\nErrors: entitlement.provider-not-found, entitlement.county-needed.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].StatementDto,
              },
              fileOfProvider: {
                summary:
                  'The same as a table. Errors: those of the statement, entitlement.statement-too-long.',
              },
              balanceOfProvider: {
                summary:
                  'What is owed at an instant. Errors: entitlement.provider-not-found, entitlement.county-needed.',
                type: t['../../../libs/entitlement/src/statements/statements.dto'].BalancesDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/orders/quotes.controller.js'),
          {
            QuotesController: {
              quote: {
                summary:
                  'What a service costs and who pays, with every component explained. Nothing is set aside.',
                type: t['../../../libs/entitlement/src/orders/quotes.dto'].QuoteDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/budgets/budgets.controller.js'),
          {
            BudgetsController: {
              list: {
                summary:
                  'What the counties in your charge allotted to programmes, have promised, spent and have left.',
                type: t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].BudgetPageDto,
              },
              allotments: {
                summary: 'Allotments of the counties in your charge, newest first.',
                type: t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].AllotmentPageDto,
              },
              add: {
                summary:
                  'Allots money of a county to a programme for a year. Without any allotment a programme has no limit there.',
                type: t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].AllotmentRefDto,
              },
              decision: {
                summary: 'Approves or rejects an allotment that somebody else drafted.',
                type: t['../../../libs/entitlement/src/programmes/budgets/budget.dto'].AllotmentRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/choices/choices.controller.js'),
          {
            ChoicesController: {
              list: {
                summary: 'Groups of which the senior has one programme, and what was chosen.',
                type: t['../../../libs/entitlement/src/programmes/choices/choice.dto'].GroupListDto,
              },
              set: {
                summary: 'Chooses a programme of a group from the first month on that is not issued yet.',
                type: t['../../../libs/entitlement/src/programmes/choices/choice.dto'].GroupDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/parameters/parameters.controller.js'),
          {
            ParametersController: {
              list: {
                summary: 'Values of your divisions, of those above and of the nation, with their history.',
                type: t['../../../libs/entitlement/src/programmes/parameters/parameter.dto'].ParameterPageDto,
              },
              add: {
                summary: 'Proposes a value for a division in your charge.',
                type: t['../../../libs/entitlement/src/programmes/parameters/parameter.dto'].ParameterRefDto,
              },
              decision: {
                summary:
                  'Approves or rejects a value that somebody else proposed; the value before it ends the day before.',
                type: t['../../../libs/entitlement/src/programmes/parameters/parameter.dto'].ParameterRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/versions/programmes.controller.js'),
          {
            ProgrammesController: {
              list: {
                summary:
                  'Programmes of your divisions, of those above and of the nation, with their versions.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto']
                  .ProgrammePageDto,
              },
              one: {
                summary: 'One programme with all its versions.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto']
                  .ProgrammeWithVersionsDto,
              },
              law: {
                summary: 'What the programme says on a day.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].LawDto,
              },
              add: {
                summary: 'A new programme for a division in your charge, as a draft.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              templates: {
                summary: 'Programmes that came with the platform, to start a draft from.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto']
                  .TemplateListDto,
              },
              addFromTemplate: {
                summary:
                  'A draft from a template, for a division in your charge; the parameters it needs there are proposed with it.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/programmes/versions/versions.controller.js'),
          {
            VersionsController: {
              one: {
                summary: 'One version: its terms, its state and who did what to it.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto'].VersionDto,
              },
              problems: {
                summary:
                  'Everything that stands against its becoming law, each with its place and why; an empty list: nothing.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme-view.dto']
                  .VersionProblemListDto,
              },
              add: {
                summary: 'Another version, as a draft. Once it is law, the one before ends the day before.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              replace: {
                summary: 'Writes your own draft anew.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
            },
            VersionStepsController: {
              submission: {
                summary: 'Hands your draft to a second person; refused with every problem named.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              decision: {
                summary: 'Approves or rejects what somebody else drafted.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              withdrawal: {
                summary: 'Takes back your draft or submission.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              ending: {
                summary: 'Proposes that a law end earlier than it says.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
              endingDecision: {
                summary: 'Approves or rejects the earlier end that somebody else proposed.',
                type: t['../../../libs/entitlement/src/programmes/versions/programme.dto'].VersionRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/stops/stop-cases.controller.js'),
          {
            StopCasesController: {
              list: {
                summary: "Cases of the officer's divisions: what waits for somebody first, the oldest first.",
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopCasePageDto,
              },
              find: {
                summary: 'What the first officer found.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopCaseRefDto,
              },
              decide: {
                summary: 'Another officer decides: what was paid is taken back, or the payment is free.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopCaseRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/stops/stops.controller.js'),
          {
            StopsController: {
              list: {
                summary: "Stops of the caller's seniors or divisions: appeals first, then the newest.",
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopPageDto,
              },
              one: {
                summary: 'One stop with its steps.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopDetailDto,
              },
              order: {
                summary:
                  'An officer stops or suspends a claim; lots lapse, orders it would pay are cancelled.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopDetailDto,
              },
              appeal: {
                summary:
                  'The family appeals, once, before `appealUntil`; the stop holds on until it is decided.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopDetailDto,
              },
              decide: {
                summary:
                  'Another officer than who ordered the stop decides; lifted, lapsed benefits and missed months come back.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopDetailDto,
              },
              lift: {
                summary: 'Lifts a stop that was wrong, without an appeal.',
                type: t['../../../libs/entitlement/src/stops/stops.dto'].StopDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/entitlement/src/what-if/what-if.controller.js'),
          {
            WhatIfController: {
              plan: {
                summary: 'Tries a draft on a month; the workers do it, and tell the caller how far they are.',
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfDto,
              },
              list: {
                summary: "Runs that reach the caller's counties, the newest first.",
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfPageDto,
              },
              one: {
                summary: 'One run: what it tries, and how far it is.',
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfDto,
              },
              summary: {
                summary:
                  'Gains, losses and cost by county, township, category, level or programme; while it runs, of what is done so far.',
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfSummaryDto,
              },
              rows: {
                summary: 'Senior by senior; names are masked.',
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfRowPageDto,
              },
              file: { summary: 'All rows as a table; recorded.' },
              cancel: {
                summary: 'Stops a run that nobody needs any more.',
                type: t['../../../libs/entitlement/src/what-if/what-if.dto'].WhatIfDto,
              },
            },
          },
        ],
        [
          import('../../../libs/ordering/src/orders/orders.controller.js'),
          {
            OrdersController: {
              bookOrder: {
                summary: 'Books a visit and holds the programme\u2019s minutes for it.',
                type: t['../../../libs/ordering/src/orders/order.dto'].OrderDto,
              },
              cancelOrder: {
                summary: 'Cancels a visit that has not begun; everything held is released.',
                type: t['../../../libs/ordering/src/orders/order.dto'].OrderDto,
              },
              rescheduleOrder: {
                summary: 'Moves a visit that has not begun to another time.',
                type: t['../../../libs/ordering/src/orders/order.dto'].OrderDto,
              },
              listOrders: {
                summary:
                  "The orders the caller may see: a family its seniors', a provider those it accepted, an officer his division's.",
                type: t['../../../libs/ordering/src/orders/order.dto'].OrderPageDto,
              },
              readOrder: {
                summary:
                  'One order. Name, phone and address are masked but for the provider that is to serve.',
                type: t['../../../libs/ordering/src/orders/order.dto'].OrderDto,
              },
              readHistory: {
                summary: 'Every step of one order.',
                type: [t['../../../libs/ordering/src/orders/order.dto'].StateChangeDto],
              },
            },
          },
        ],
        [
          import('../../../libs/ordering/src/terms/terms.controller.js'),
          {
            TermsController: {
              inForce: {
                summary: 'The terms a booking of that day agrees to, in a division.',
                type: t['../../../libs/ordering/src/terms/terms.dto'].ServiceTermsDto,
              },
              set: {
                summary: 'Sets the terms of a division from a future day on.',
                type: t['../../../libs/ordering/src/terms/terms.dto'].ServiceTermsDto,
              },
              agreed: {
                summary: 'The terms that were agreed for an order.',
                type: t['../../../libs/ordering/src/terms/terms.dto'].FairTermsDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/assignments/assignments.controller.js'),
          {
            AssignmentsController: {
              listCaregiverCandidates: {
                summary:
                  'The caregivers who work at the time of an accepted order, with what speaks against each.',
                type: [t['../../../libs/dispatch/src/assignments/assignment.dto'].CaregiverCandidateDto],
              },
              assignCaregiver: {
                summary: 'Sends a caregiver, or two where two come at once.',
                type: t['../../../libs/dispatch/src/assignments/assignment.dto'].AssignmentDto,
              },
              changeAssignment: {
                summary: 'Sends another caregiver instead.',
                type: t['../../../libs/dispatch/src/assignments/assignment.dto'].AssignmentDto,
              },
              returnOrder: {
                summary: 'Gives an accepted order back; the next provider is asked at once.',
                type: t['../../../libs/dispatch/src/assignments/assignment.dto'].ReturnedOrderDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/exclusions/exclusions.controller.js'),
          {
            ExclusionsController: {
              listExclusions: {
                summary:
                  'Caregivers who are not sent to the senior of this order any more, as far as the caller may know.',
                type: [t['../../../libs/dispatch/src/exclusions/exclusion-entry.dto'].ExclusionEntryDto],
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/fairness/fairness.controller.js'),
          {
            FairnessController: {
              listFairnessReports: {
                summary:
                  'How fairly the orders of the caller\u2019s counties were given out among providers, day by day.',
                type: [t['../../../libs/dispatch/src/fairness/fairness.dto'].FairnessReportDto],
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/log/dispatch-log.controller.js'),
          {
            DispatchLogController: {
              readDispatchLog: {
                summary:
                  'How an order found its caregiver: everybody considered, why, who was asked and what they answered.',
                type: t['../../../libs/dispatch/src/log/dispatch-log.dto'].DispatchLogDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/matching/matching.controller.js'),
          {
            MatchingController: {
              listBookableSlots: {
                summary:
                  'What can be promised: the starts of the next seven days at which somebody can come. Nothing is held.',
                type: t['../../../libs/dispatch/src/matching/bookable-slots.dto'].BookableSlotsDto,
              },
              listOwnDecisions: {
                summary:
                  'Why your organisation was asked for an order, and in which place: every decision, with your own people.',
                type: [t['../../../libs/dispatch/src/matching/why.dto'].OwnDecisionDto],
              },
              excludeCaregiver: {
                summary:
                  'A caregiver is not to be sent to the senior of this order any more, on the wish of either.',
                type: t['../../../libs/dispatch/src/matching/exclusion.dto'].ExclusionDto,
              },
              liftExclusion: {
                summary: 'The two may be brought together again.',
                type: t['../../../libs/dispatch/src/matching/exclusion.dto'].ExclusionDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/offers/offer-rules.controller.js'),
          {
            OfferRulesController: {
              listOfferRules: {
                summary:
                  'How the caller\u2019s counties ask for services, where they have rules of their own.',
                type: [t['../../../libs/dispatch/src/offers/offer-rule.dto'].OfferRuleDto],
              },
              setOfferRule: {
                summary: 'Sets how a county asks for a service, from now on.',
                type: t['../../../libs/dispatch/src/offers/offer-rule.dto'].OfferRuleDto,
              },
              readStraightOffers: {
                summary: 'Whether offers to the provider go straight to its caregivers.',
                type: t['../../../libs/dispatch/src/offers/offer-rule.dto'].StraightChoiceDto,
              },
              setStraightOffers: {
                summary: 'Sets it, from the next offer on.',
                type: t['../../../libs/dispatch/src/offers/offer-rule.dto'].StraightChoiceDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/offers/offers.controller.js'),
          {
            OffersController: {
              listOffers: {
                summary: 'The offers made to the caller\u2019s organisation, without personal data.',
                type: t['../../../libs/dispatch/src/offers/offer.dto'].OfferPageDto,
              },
              acceptOffer: {
                summary: 'Takes the order. Of several providers that answer at once the first wins.',
                type: t['../../../libs/dispatch/src/offers/offer.dto'].OfferDto,
              },
              refuseOffer: {
                summary: 'Declines with a reason; the next provider is asked at once.',
                type: t['../../../libs/dispatch/src/offers/offer.dto'].OfferDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/plans/plans.controller.js'),
          {
            PlansController: {
              beginPlan: {
                summary: 'Has a day planned; the workers do it, and the plan tells how far they are.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
              },
              listPlans: {
                summary:
                  "Plans of the caller's provider or divisions, and those handed over to his provider, newest first.",
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanPageDto,
              },
              comparePlans: {
                summary: 'Plans of a day side by side, and what changes against what stands now.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanComparisonDto,
              },
              readPlan: {
                summary: 'One plan: how far it is, or what it came to.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
              },
              readPlanVisits: {
                summary: 'Its visits, caregiver by caregiver, and what it leaves out, with the reasons.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDetailsDto,
              },
              endSearch: {
                summary: 'Ends the search; the best plan so far is ready a moment later.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
              },
              discardPlan: {
                summary: 'Throws away a plan that is not published; ends its search.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
              },
              releasePlan: {
                summary:
                  "Hands all visits of a division's plan, or some, to their providers' dispatchers, who assign by it or do not.",
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDetailsDto,
              },
              publishPlan: {
                summary:
                  "Assigns the dispatcher's caregivers for all its visits, or for some. What is refused is told by visit, and the rest stands.",
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDetailsDto,
              },
              mendPlan: {
                summary: 'Plans anew from what stands now: a caregiver is ill, or orders have come in.',
                type: t['../../../libs/dispatch/src/plans/plan.dto'].PlanDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/redispatch/replacements.controller.js'),
          {
            ReplacementsController: {
              listReplacements: {
                summary:
                  'Whenever somebody who was to come could not: who comes instead, or which other times there are.',
                type: [t['../../../libs/dispatch/src/redispatch/replacement.dto'].ReplacementDto],
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/unmet/unmet.controller.js'),
          {
            UnmetController: {
              listUnmetDemand: {
                summary: 'The orders of the caller\u2019s divisions for which nobody is left to ask.',
                type: t['../../../libs/dispatch/src/unmet/unmet.dto'].UnmetPageDto,
              },
              resolveUnmetDemand: {
                summary: 'Asks the providers again, or gives the order up.',
                type: t['../../../libs/dispatch/src/unmet/unmet.dto'].UnmetDemandDto,
              },
            },
          },
        ],
        [
          import('../../../libs/dispatch/src/weights/weights.controller.js'),
          {
            WeightsController: {
              listWeights: {
                summary:
                  'Versions of the table of prices: of your divisions, those above and the default, with their history.',
                type: t['../../../libs/dispatch/src/weights/weights.dto'].WeightsPageDto,
              },
              readWeightsInForce: {
                summary:
                  'The version by which orders of a division are matched on a day, each line as a sentence.',
                type: t['../../../libs/dispatch/src/weights/weights.dto'].WeightsDto,
              },
              draftWeights: {
                summary: 'Drafts a version for a city or county in your charge.',
                type: t['../../../libs/dispatch/src/weights/weights.dto'].WeightsRefDto,
              },
              decideWeights: {
                summary:
                  'Approves or rejects a version that somebody else drafted; the one before it ends the day before.',
                type: t['../../../libs/dispatch/src/weights/weights.dto'].WeightsRefDto,
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/inbox/inbox.controller.js'),
          {
            InboxController: {
              list: {
                summary:
                  'What the caller was told, the newest first. A room he no longer stands in tells him nothing any more.',
                type: t['../../../libs/notifications/src/inbox/inbox.dto'].MessagePageDto,
              },
              unread: {
                summary: "How many of the caller's messages are unread.",
                type: t['../../../libs/notifications/src/inbox/inbox.dto'].UnreadDto,
              },
              reading: {
                summary: 'Marks messages as read, some or all; answers how many are left.',
                type: t['../../../libs/notifications/src/inbox/inbox.dto'].UnreadDto,
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/log/deliveries.controller.js'),
          {
            DeliveriesController: {
              list: {
                summary:
                  "What was told to whom in the officer's divisions and what became of it, the newest first; names are masked.",
                type: t['../../../libs/notifications/src/log/deliveries.dto'].DeliveryPageDto,
              },
              detail: {
                summary: 'One delivery with each attempt to send it.',
                type: t['../../../libs/notifications/src/log/deliveries.dto'].DeliveryDetailDto,
              },
            },
          },
        ],
        [
          import('../../../libs/notifications/src/preferences/preferences.controller.js'),
          {
            PreferencesController: {
              get: {
                summary:
                  'What the caller is told about and by which channels. The language of text messages is `PUT /me/locale`.',
                type: t['../../../libs/notifications/src/preferences/preferences.dto'].PreferencesDto,
              },
              change: {
                summary: 'Switches channels on or off for the caller; answers how everything stands then.',
                type: t['../../../libs/notifications/src/preferences/preferences.dto'].PreferencesDto,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/rulebooks/rulebooks.controller.js'),
          {
            RulebooksController: {
              inForce: {
                summary: 'The rulebook that holds in a division on a day.',
                type: t['../../../libs/visits/src/rulebooks/rulebooks.dto'].RulebookView,
              },
              set: {
                summary: 'Lays one down from a future day on.',
                type: t['../../../libs/visits/src/rulebooks/rulebooks.dto'].RulebookView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/care/care.controller.js'),
          {
            CareController: {
              readSheet: {
                summary:
                  'Risks first, then what to measure and when to stop; for the assigned caregiver, and the reading is recorded.',
                type: t['../../../libs/visits/src/care/care.dto'].CareSheetView,
              },
              acknowledge: { summary: 'The caregiver has read these risks.' },
              measure: {
                summary: 'Vital signs taken during the service; the answer says what to do.',
                type: t['../../../libs/visits/src/care/care.dto'].VitalVerdictView,
              },
              readVitalSigns: {
                summary: 'Vital signs in the clear; the reading is recorded.',
                type: t['../../../libs/visits/src/care/care.dto'].VitalReadingsView,
              },
            },
            CareRisksController: {
              list: {
                summary: 'Those of one senior that hold now; the reading is recorded.',
                type: t['../../../libs/visits/src/care/care.dto'].RiskListView,
              },
              record: {
                summary: 'Records a risk that somebody has noticed.',
                type: t['../../../libs/visits/src/care/care.dto'].NewRiskView,
              },
              end: { summary: 'Ends a risk that no longer is.' },
            },
          },
        ],
        [
          import('../../../libs/visits/src/demo/demo-doors.controller.js'),
          {
            DemoDoorsController: {
              doors: { type: [t['../../../libs/visits/src/demo/demo-doors.controller'].DemoDoorDto] },
            },
          },
        ],
        [
          import('../../../libs/visits/src/pay/pay.controller.js'),
          {
            PayController: {
              ofVisit: {
                summary:
                  'The minutes a caregiver is paid for, why not the others, and what a correction would make of it.',
                type: t['../../../libs/visits/src/pay/pay.dto'].VisitPayView,
              },
              bill: {
                summary: 'What was promised, and what that makes of the bill.',
                type: t['../../../libs/visits/src/pay/pay.dto'].VisitBillView,
              },
              hours: {
                summary: "The caller's own hours of a month, visit by visit.",
                type: t['../../../libs/visits/src/pay/pay.dto'].HoursView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/corrections/corrections.controller.js'),
          {
            CorrectionRequestsController: {
              request: {
                summary:
                  'The record should be otherwise. The punches stay as they are; the other side is heard, somebody decides.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView,
              },
              unlock: {
                summary: 'Asks an officer to open a record whose edit window is over.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].UnlockView,
              },
            },
            CorrectionsController: {
              list: {
                summary:
                  'Of the visits the caller may see; open ones unless asked otherwise, by when they must be decided.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionPageView,
              },
              one: {
                summary: "One correction with both sides' words.",
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView,
              },
              file: { summary: 'A file that was brought as evidence; the reading is recorded.' },
              answer: {
                summary: 'The side that is asked says whether it was so.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView,
              },
              decide: {
                summary: 'An officer without a part in it decides.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView,
              },
              withdraw: {
                summary: 'Whoever asked takes it back.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].CorrectionView,
              },
            },
            UnlockRequestsController: {
              list: {
                summary:
                  'Of the visits the caller may see; open ones unless asked otherwise, the oldest first.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].UnlockPageView,
              },
              decide: {
                summary: 'Opens the record for some days, or does not.',
                type: t['../../../libs/visits/src/corrections/corrections.dto'].UnlockView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/exceptions/exceptions.controller.js'),
          {
            ExceptionsController: {
              list: {
                summary: "Of the caller's provider or division: what must be fixed first, the oldest first.",
                type: t['../../../libs/visits/src/exceptions/exceptions.dto'].ExceptionPageView,
              },
              settle: {
                summary: 'Settles one, with two codes of the table in force.',
                type: t['../../../libs/visits/src/exceptions/exceptions.dto'].ExceptionView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/offline/operations.controller.js'),
          {
            OperationsController: {
              run: {
                summary:
                  "Operations of any of the caller's visits, in any order, as often as one likes: each is done once.",
                type: t['../../../libs/visits/src/offline/operations.dto'].OperationAnswersView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/on-the-way/on-the-way.controller.js'),
          {
            PositionConsentController: {
              readConsent: {
                summary:
                  'Whether the calling caregiver lets the platform know where he is while he is on the way to a job.',
                type: t['../../../libs/visits/src/on-the-way/on-the-way.dto'].PositionConsentView,
              },
              giveConsent: {
                summary: 'Agrees, or takes it back: then everything that was kept is deleted at once.',
                type: t['../../../libs/visits/src/on-the-way/on-the-way.dto'].PositionConsentView,
              },
            },
            OnTheWayController: {
              recordPositions: {
                summary:
                  'Where the assigned caregiver has been since he set off. Refused before that, after his check-in, and unless he agreed.',
                type: t['../../../libs/visits/src/on-the-way/on-the-way.dto'].PositionsTakenView,
              },
              readPosition: {
                summary:
                  'Where the caregiver was seen last, only while he is on the way; the reading is recorded.',
                type: t['../../../libs/visits/src/on-the-way/on-the-way.dto'].LastPositionView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/clocks/clocks.controller.js'),
          {
            TimeAnchorsController: {
              issue: {
                summary: 'Signs the present time for a device of the caller.',
                type: t['../../../libs/visits/src/clocks/clocks.dto'].TimeAnchorView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/devices/devices.controller.js'),
          {
            DevicesController: {
              own: {
                summary: "The caller's devices, the newest first.",
                type: t['../../../libs/visits/src/devices/devices.dto'].DeviceListView,
              },
              register: {
                summary: 'The caller works with this device from now on.',
                type: t['../../../libs/visits/src/devices/devices.dto'].DeviceView,
              },
              release: {
                summary: 'The caller does not work with this device any more.',
                type: t['../../../libs/visits/src/devices/devices.dto'].DeviceView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/tags/tags.controller.js'),
          {
            TagsController: {
              list: {
                summary: "Those of the caller's divisions, the newest first.",
                type: t['../../../libs/visits/src/tags/tags.dto'].TagPageView,
              },
              issue: {
                summary: 'Gives one out; its secret is told this once.',
                type: t['../../../libs/visits/src/tags/tags.dto'].IssuedTagView,
              },
              replace: {
                summary: 'Ends one and gives out another for the same door or senior.',
                type: t['../../../libs/visits/src/tags/tags.dto'].IssuedTagView,
              },
              revoke: {
                summary: 'Ends one; what was read before still counts.',
                type: t['../../../libs/visits/src/tags/tags.dto'].TagView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/proofs/proof-law.controller.js'),
          {
            ProofLawController: {
              read: {
                summary:
                  'What each method weighs and what each item asks for, today and from the days to come.',
                type: t['../../../libs/visits/src/proofs/proof-law.dto'].ProofLawView,
              },
              weight: {
                summary: 'What a method weighs from a day on.',
                type: t['../../../libs/visits/src/proofs/proof-law.dto'].ProofLawView,
              },
              demand: {
                summary: 'What an item asks for from a day on, or every item that has nothing of its own.',
                type: t['../../../libs/visits/src/proofs/proof-law.dto'].ProofLawView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/proofs/proofs.controller.js'),
          {
            ProofsController: {
              add: {
                summary: 'One proof more for an arrival or leaving that is recorded.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              join: {
                summary: 'The content of a photo or signature that was announced by its hash.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              file: { summary: 'A photo or signature itself; every look is recorded with its purpose.' },
              answer: {
                summary: 'What the senior said when the hotline called.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/ratings/ratings.controller.js'),
          {
            VisitRatingController: {
              one: {
                summary: 'What the family said about the visit, and until when it can say or change it.',
                type: t['../../../libs/visits/src/ratings/ratings.dto'].VisitRatingView,
              },
              rate: {
                summary: 'Rates a finished visit, or changes the rating, within the days there are for it.',
                type: t['../../../libs/visits/src/ratings/ratings.dto'].VisitRatingView,
              },
            },
            RatingsController: {
              averages: {
                summary:
                  'Averages of a month with their counts, of the visits the caller may see. Whoever has fewer ratings than the least\nnumber is left out, and nothing is shown while a rating of the month can still change.',
                type: t['../../../libs/visits/src/ratings/ratings.dto'].RatingAveragePageView,
              },
              own: {
                summary: "The calling caregiver's own averages by month, without names.",
                type: t['../../../libs/visits/src/ratings/ratings.dto'].OwnAveragesView,
              },
              shown: {
                summary:
                  "Ratings of the calling caregiver's visits of which the family said that he may see them.",
                type: t['../../../libs/visits/src/ratings/ratings.dto'].ShownRatingPageView,
              },
            },
          },
        ],
        [
          import('../../../libs/visits/src/visits/visits.controller.js'),
          {
            VisitsController: {
              list: {
                summary: 'Visits the caller may see, the latest first.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitPageView,
              },
              detail: {
                summary: 'One visit with its evidence.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitDetailView,
              },
            },
            DeliveryController: {
              readContact: {
                summary:
                  'Whom the assigned caregiver visits and where, in the clear; the reading is recorded.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitContactView,
              },
              depart: {
                summary: 'The caregiver sets out.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              arrive: {
                summary: "Arrival: by position, by the senior's code, or by hand with a reason.",
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              leave: {
                summary: 'Leaving, with the tasks done.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              seniorAbsent: {
                summary: 'Nobody opened the door.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              abort: {
                summary: 'The service would harm the senior today.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
            },
            ConfirmationController: {
              confirm: {
                summary: 'The visit took place as recorded.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              dispute: {
                summary: 'It was not so.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              caregiverAbsent: {
                summary: 'Nobody came.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
              decide: {
                summary: 'An officer decides a dispute.',
                type: t['../../../libs/visits/src/visits/visits.dto'].VisitView,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/batches/batches.controller.js'),
          {
            BatchesController: {
              list: {
                summary:
                  "Statements of the caller's provider, or with services in the caller's divisions; the latest month first.",
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchPageView,
              },
              one: {
                summary: 'One statement: its steps, townships, purses, and what it comes to.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              linesOf: {
                summary: 'Its lines; an officer of a township sees those served there.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].SettlementLinePageView,
              },
            },
            BatchStepsController: {
              freeze: {
                summary:
                  'Writes the lines of a draft; nothing is added afterwards. Errors: settlement.nothing-to-freeze.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              confirm: {
                summary:
                  'The provider stands by it; disputed lines that nobody decided go to the next month.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              verify: {
                summary:
                  "The services in the caller's townships are in order. Errors: settlement.not-your-township.",
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              approve: {
                summary: 'The county pays it. Errors: settlement.reason-needed.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              penalise: {
                summary: 'Something of the whole month is taken off, before the approval.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].PenaltyFenView,
              },
            },
            LinesController: {
              dispute: {
                summary:
                  'The provider does not agree. Errors: settlement.already-disputed, settlement.line-not-found.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].SettlementLineRef,
              },
              decide: {
                summary:
                  'An officer upholds, waives or defers. Errors: settlement.not-disputed, settlement.nothing-deducted.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].SettlementLineRef,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/batches/statement-files.controller.js'),
          {
            StatementFilesController: {
              file: {
                summary:
                  'The statement as a file; names are masked. Errors: settlement.wrong-state for a draft.',
              },
              check: {
                summary:
                  'What an approved statement of this number says in all. Errors: settlement.batch-not-found.',
                type: t['../../../libs/settlement/src/batches/statement-files.dto'].StatementCheckView,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/calendar/progress.controller.js'),
          {
            ProgressController: {
              of: {
                summary:
                  "Every statement of a month in the caller's divisions, what it waits for and since when it is late.",
                type: t['../../../libs/settlement/src/calendar/progress.dto'].SettlementProgressView,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/family/bills.controller.js'),
          {
            FamilyBillsController: {
              month: {
                summary: 'All bills of a senior in a month, with the sums.',
                type: t['../../../libs/settlement/src/family/bills.dto'].MonthBillView,
              },
              one: {
                summary: 'The bill of one order.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyBillView,
              },
              pdf: { summary: 'The same as a PDF with its receipts.' },
            },
            FamilyPaymentsController: {
              pay: {
                summary: 'Asks for what is open on these bills; pressed again it is the same payment.',
                type: t['../../../libs/settlement/src/family/bills.dto'].AskedPaymentView,
              },
              one: {
                summary: 'What became of a payment.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView,
              },
              callbacks: {
                summary:
                  'The payment service says what became of a payment or a refund: any number of times, in any order.',
                type: t['../../../libs/settlement/src/family/bills.dto'].CallbackAnswerView,
              },
            },
            CashController: {
              atOrder: {
                summary: 'What is open and what was recorded in cash, for the family and for who came.',
                type: t['../../../libs/settlement/src/family/bills.dto'].CashAtOrderView,
              },
              record: {
                summary: 'So much cash changed hands for this order.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView,
              },
              confirm: {
                summary: 'Yes, it did: it counts, and has a numbered receipt.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView,
              },
              refuse: {
                summary: 'No, it did not, or not so much.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyPaymentView,
              },
              received: {
                summary: 'The family has the cash again that it had paid too much.',
                type: t['../../../libs/settlement/src/family/bills.dto'].FamilyRefundView,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/payouts/payments.controller.js'),
          {
            PaymentsController: {
              export: {
                summary: 'It goes to finance: nothing leaves it any more, and what it comes to stands.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              pay: {
                summary: 'It was paid.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
              bounce: {
                summary: 'The bank returned the payment; it is paid anew. Errors: settlement.nothing-paid.',
                type: t['../../../libs/settlement/src/batches/batches.dto'].BatchDetailView,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/rules/deduction-rules.controller.js'),
          {
            DeductionRulesController: {
              list: {
                summary:
                  "Rules that hold in the caller's divisions, proposed ones included, the newest first.",
                type: t['../../../libs/settlement/src/rules/deduction-rules.dto'].DeductionRulePageView,
              },
              propose: {
                summary: 'Proposes a rule for services from a day on. Errors: geo.region-not-found.',
                type: t['../../../libs/settlement/src/rules/deduction-rules.dto'].DeductionRuleRef,
              },
              decide: {
                summary:
                  'Somebody else approves or refuses it. Errors: settlement.same-person, settlement.rule-overlaps.',
                type: t['../../../libs/settlement/src/rules/deduction-rules.dto'].DeductionRuleRef,
              },
            },
          },
        ],
        [
          import('../../../libs/settlement/src/transfers/transfers.controller.js'),
          {
            BankAccountsController: {
              list: {
                summary: "Accounts of the caller's provider or counties; those to decide on first.",
                type: t['../../../libs/settlement/src/transfers/transfers.dto'].BankAccountPageView,
              },
              give: {
                summary:
                  'The provider says where it wants its money from a county. Errors: settlement.no-statement-yet.',
                type: t['../../../libs/settlement/src/transfers/transfers.dto'].BankAccountRef,
              },
              decide: {
                summary: "Checked against the provider's papers, by somebody else than who gave it or pays.",
                type: t['../../../libs/settlement/src/transfers/transfers.dto'].BankAccountRef,
              },
            },
            BankFilesController: {
              list: {
                summary: 'Files that were made, the newest first.',
                type: t['../../../libs/settlement/src/transfers/transfers.dto'].BankFilePageView,
              },
              make: {
                summary:
                  'One file of all exported statements of a county. Errors: settlement.nothing-to-transfer.',
                type: t['../../../libs/settlement/src/transfers/transfers.dto'].MadeBankFileView,
              },
              content: { summary: 'The file itself. Errors: settlement.bank-file-not-found.' },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/cases/cases.controller.js'),
          {
            CasesController: {
              list: {
                summary: "Open cases by what is due first; a provider's are those it was asked about.",
                type: t['../../../libs/oversight/src/cases/cases.dto'].CasePageView,
              },
              one: {
                summary: 'The file: causes, visits, record, money, and what the caller may do now.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseView,
              },
              paper: { summary: 'A paper of the case; that somebody read it is recorded.' },
              complain: {
                summary: 'A complaint about visits; a person takes it up.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              evidence: {
                summary: 'The provider hands in what it was asked for.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              answer: {
                summary: "The provider's answer (\u7533\u8FA9).",
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              appeal: {
                summary: 'The provider appeals against the decision.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/cases/case-judgement.controller.js'),
          {
            CaseJudgementController: {
              triage: {
                summary:
                  "Takes the case up: payment of its visits is withheld, the senior's minutes are lent back.",
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              askEvidence: {
                summary: 'Asks the provider for its evidence; `reason` says what is wanted.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              find: {
                summary:
                  'What was found, visit by visit; nothing happens before another officer approves it.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              approve: {
                summary: 'Another officer approves the finding; the money follows at once.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              sendBack: {
                summary: 'Another officer is not convinced: the finding goes back.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
              decideAppeal: {
                summary: 'Somebody who had no part in the case decides on the appeal.',
                type: t['../../../libs/oversight/src/cases/cases.dto'].CaseRefView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/chain/chain.controller.js'),
          {
            ChainController: {
              entries: {
                summary:
                  "Entries of a county's log in their order, each compared with the tree. Errors: oversight.county-not-found.",
                type: t['../../../libs/oversight/src/chain/chain.dto'].EntriesView,
              },
              proof: {
                summary:
                  'One entry with its proof in the last checkpoint. Errors: oversight.county-not-found, oversight.leaf-not-found.',
                type: t['../../../libs/oversight/src/chain/chain.dto'].LeafProofView,
              },
              bundle: {
                summary:
                  'Everything that proves an order, visit, senior or case offline. Errors: oversight.bundle-empty.',
              },
              receipts: {
                summary:
                  "Hashes of an order's records, for the device that made them to keep. Errors: ordering.order-not-found.",
                type: t['../../../libs/oversight/src/chain/chain.dto'].ReceiptsView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/chain/transparency.controller.js'),
          {
            TransparencyController: {
              log: {
                summary: "The log's name, keys, size and last checkpoint. Errors: ledger.log-not-found.",
                type: t['../../../libs/oversight/src/chain/chain.dto'].LogView,
              },
              latest: {
                summary: 'The last checkpoint as a signed note (C2SP tlog-checkpoint), with cosignatures.',
                type: String,
              },
              checkpoint: {
                summary: 'An earlier checkpoint. Errors: ledger.checkpoint-not-found.',
                type: t['../../../libs/oversight/src/chain/chain.dto'].CheckpointView,
              },
              consistency: {
                summary:
                  'That the log of one size became the log of another by appending. Errors: ledger.log-too-small.',
                type: t['../../../libs/oversight/src/chain/chain.dto'].ConsistencyView,
              },
              tile: {
                summary:
                  'A tile of hashes (C2SP tlog-tiles), so that anybody may keep a copy of the tree. Errors: ledger.tile-not-found.',
                type: t['../../../libs/oversight/src/chain/chain.dto'].TileView,
              },
              cosign: {
                summary:
                  'A witness puts his name to a checkpoint, after he has seen that it grew out of the last one he signed.\nErrors: ledger.checkpoint-not-found, ledger.cosignature-refused.',
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/disclosure/disclosure.controller.js'),
          {
            DisclosureController: {
              list: {
                summary: 'Months that are public, the newest first.',
                type: t['../../../libs/oversight/src/disclosure/disclosure.dto'].DisclosurePageView,
              },
              lines: {
                summary: "The lines of a county's month.",
                type: t['../../../libs/oversight/src/disclosure/disclosure.dto'].DisclosureLinesView,
              },
              csv: { summary: 'The same as a table.' },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/feeds/feeds.controller.js'),
          {
            FeedsController: {
              list: {
                summary: "Every feed in every county of the caller's divisions; those that lag most first.",
                type: [t['../../../libs/oversight/src/feeds/feeds.dto'].FeedView],
              },
              reportNothing: {
                summary:
                  'A feed has nothing to report of a month: the rules look at those days, and say no hit instead of no data.',
                type: t['../../../libs/oversight/src/feeds/feeds.dto'].NothingReportedView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/files/visit-files.controller.js'),
          {
            VisitFilesController: {
              list: {
                summary:
                  "Visits of the officer's divisions: what needs attention first, then what is flagged, then the rest.",
                type: t['../../../libs/oversight/src/files/visit-list.dto'].VisitLinePageView,
              },
              file: {
                summary:
                  'The whole file of one visit: evidence, reasons, and the chain from the grant to the minute.',
                type: t['../../../libs/oversight/src/files/visit-file.dto'].VisitFileView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/ledger/ledger-health.controller.js'),
          {
            LedgerHealthController: {
              health: {
                summary:
                  "When the ledger of each county in the caller's divisions was checked last, and what did not add up.",
                type: t['../../../libs/oversight/src/ledger/ledger-health.dto'].LedgerHealthView,
              },
              sums: {
                summary:
                  'What the accounts of a county hold together now, by unit and kind. Errors: oversight.county-not-found.',
                type: t['../../../libs/oversight/src/ledger/ledger-health.dto'].LedgerSumsView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/reviews/reviews.controller.js'),
          {
            JudgementController: {
              approve: {
                summary: 'The visit is in order; one that waited for an officer is captured now.',
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView,
              },
              return: {
                summary: 'The visit is not in order: payment is withheld until another person has decided.',
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView,
              },
            },
            ReviewsController: {
              list: {
                summary: "Reviews in the officer's divisions or of the caller's provider, the newest first.",
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewPageView,
              },
              one: {
                summary: 'One review with its answer and decision.',
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView,
              },
              answer: {
                summary: 'What the provider has to say, once, before the decision.',
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView,
              },
              decide: {
                summary:
                  'Another person than the one who returned it decides: upheld, the minutes go back; dismissed, the visit is paid.',
                type: t['../../../libs/oversight/src/reviews/reviews.dto'].ReviewView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/rules/hits/hits.controller.js'),
          {
            HitsController: {
              list: {
                summary:
                  "Hits in the officer's divisions: open ones first, the graver ones before the others, each as a sentence.",
                type: t['../../../libs/oversight/src/rules/hits/hits.dto'].HitPageView,
              },
              judge: {
                summary: 'Says whether a hit was true; once.',
                type: t['../../../libs/oversight/src/rules/hits/hits.dto'].HitRefView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/rules/versions/rules.controller.js'),
          {
            RulesController: {
              list: {
                summary: 'Every rule with its versions, hits, precision, and what data it lacked.',
                type: [t['../../../libs/oversight/src/rules/versions/rules.dto'].RuleView],
              },
              propose: {
                summary: 'Proposes other numbers from a day on.',
                type: t['../../../libs/oversight/src/rules/versions/rules.dto'].RuleVersionRefView,
              },
              decide: { summary: "Approves or refuses proposed numbers; never one's own." },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/sampling/audit-tasks.controller.js'),
          {
            AuditTasksController: {
              list: {
                summary: "What is due first: the caller's own, and those anybody may take.",
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].TaskPageView,
              },
              one: {
                summary: "One task; phone and address are opened for a purpose at the senior's file.",
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].TaskView,
              },
              result: {
                summary: 'What was heard or seen; nobody came, or too short: a case opens.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].FrameRefView,
              },
              declareTie: {
                summary:
                  'The caller has to do with a provider in a way no register shows: he is not drawn for it.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].FrameRefView,
              },
              voucherMonth: {
                summary: 'How far the visits on site of the national voucher are in a month.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].VoucherMonthView,
              },
              declare: {
                summary: 'Declares a month complete; refused below the floor.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].VoucherMonthView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/sampling/claims/claims.controller.js'),
          {
            EstimateClaimsController: {
              claim: {
                summary:
                  'Claims what the bound adds, by another than who estimated it; the next payout nets it.',
                type: t['../../../libs/oversight/src/sampling/claims/claims.dto'].ClaimFenView,
              },
              appeal: { summary: 'The provider rebuts it.' },
              decide: {
                summary: 'Somebody who had no part in it decides; overturned, what stands is given back.',
                type: t['../../../libs/oversight/src/sampling/claims/claims.dto'].ClaimFenView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/sampling/frames.controller.js'),
          {
            FramesController: {
              script: { summary: 'The script that draws again, with nothing but Node.' },
              list: {
                summary: 'The newest first; a provider sees its own when they are over.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].FramePageView,
              },
              one: {
                summary: 'One audit with its strata, its progress and its workings.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].FrameView,
              },
              freeze: {
                summary: "Freezes a provider's visits of a period and announces the public value.",
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].FrameRefView,
              },
              value: {
                summary:
                  'The announced value as one person has read it; with the second one who reads the same the sample is drawn.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].ValueReadView,
              },
              drawByCheckpoint: {
                summary:
                  'Draws by the first checkpoint that a witness has signed since the freeze. Errors: oversight.checkpoint-missing.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].DrawnView,
              },
              enlarge: {
                summary: 'Draws more, where the first results differ much.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].DrawnView,
              },
              estimate: {
                summary: 'What the audit comes to: proved in full, and what the lower bound adds.',
                type: t['../../../libs/oversight/src/sampling/sampling.dto'].ClawbackView,
              },
              frameCsv: { summary: 'The frozen frame, line by line under its root.' },
              drawJson: { summary: 'Root, public value and sizes.' },
              sampleCsv: { summary: 'The sample as it was drawn.' },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/summary/summary.controller.js'),
          {
            SummaryController: {
              summary: {
                summary:
                  'What waits for the officer, and the public minutes of this month, in all of his divisions and by township.',
                type: t['../../../libs/oversight/src/summary/summary.dto'].SummaryView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/trace/trace.controller.js'),
          {
            TraceController: {
              trace: {
                summary:
                  "Everything that touched an order's minutes and money, by the order's or a visit's id: who, when, how much, a sentence, and\nwhere the log proves it. Errors: oversight.order-not-found.",
                type: t['../../../libs/oversight/src/trace/trace.dto'].TraceView,
              },
            },
          },
        ],
        [
          import('../../../libs/oversight/src/trail/audit-trail.controller.js'),
          {
            AuditTrailController: {
              list: {
                summary:
                  "Who did what in the officer's divisions: about one thing, one senior, or in a time; the newest first.",
                type: t['../../../libs/oversight/src/trail/audit-trail.dto'].AuditPageView,
              },
            },
          },
        ],
      ],
    },
  };
};
