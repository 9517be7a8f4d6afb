import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, unique=True)),
                ('short_name', models.CharField(max_length=60)),
                ('slug', models.SlugField(unique=True)),
                ('kind', models.CharField(choices=[('body', 'Public body'), ('ombudsman', 'Ombudsman')], default='body', max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name='KeptSubmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64, unique=True)),
                ('path', models.CharField(max_length=300)),
                ('fields', models.JSONField()),
                ('kept_at', models.DateTimeField()),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='account',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('path', models.CharField(max_length=500)),
                ('opened_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='organisations.service')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'parent'], name='organisatio_organis_ad96a2_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_service_body_id'), models.UniqueConstraint(fields=('organisation', 'path'), name='service_path_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceExposure',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('measure', models.CharField(max_length=80)),
                ('figure', models.PositiveBigIntegerField()),
                ('as_at_on', models.DateField()),
                ('source', models.CharField(max_length=200)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exposures', to='organisations.service')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_serviceexposure_body_id'), models.UniqueConstraint(fields=('organisation', 'service', 'measure', 'as_at_on'), name='exposure_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='StaffMember',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('job_title', models.CharField(blank=True, max_length=120)),
                ('left_on', models.DateField(blank=True, null=True)),
                ('grade', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('load_limit', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('account', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'name'], name='organisatio_organis_a6e49d_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_staffmember_body_id')],
            },
        ),
        migrations.CreateModel(
            name='RoleHolding',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('frontline', 'Frontline staff'), ('complaints_officer', 'Complaints officer'), ('investigator', 'Investigator'), ('staff_complained_about', 'Staff member complained about'), ('head_of_service', 'Head of service'), ('director', 'Director'), ('chief_executive', 'Chief executive'), ('training_officer', 'Training officer'), ('liaison_officer', 'Ombudsman liaison officer'), ('administrator', 'Administrator'), ('auditor', 'Auditor')], max_length=30)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.service')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'staff'], name='organisatio_organis_a29318_idx'), models.Index(fields=['organisation', 'role'], name='organisatio_organis_16a73b_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_roleholding_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('path', models.CharField(max_length=300)),
                ('fields', models.JSONField()),
                ('saved_at', models.DateTimeField()),
                ('discarded_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'saved_at'], name='organisatio_organis_d8bd72_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_draft_body_id'), models.UniqueConstraint(fields=('organisation', 'staff', 'path'), name='draft_once_an_address')],
            },
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='organisations.staffmember')),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputising', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'deputy'], name='organisatio_organis_be666e_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_deputy_body_id'), models.CheckConstraint(condition=models.Q(('until_on__gt', models.F('from_on'))), name='deputy_dates')],
            },
        ),
        migrations.CreateModel(
            name='Contractor',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160)),
                ('monitored', models.BooleanField(blank=True, null=True)),
                ('objectives', models.TextField(blank=True)),
                ('reports_every', models.CharField(blank=True, max_length=60)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contractors', to='organisations.service')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_contractor_body_id'), models.UniqueConstraint(fields=('organisation', 'name'), name='contractor_name_once')],
            },
        ),
        migrations.CreateModel(
            name='CalendarVersion',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('number', models.PositiveIntegerField()),
                ('known_from', models.DateField()),
                ('known_to', models.DateField()),
                ('cut_off', models.TimeField(blank=True, null=True)),
                ('announced_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField()),
                ('undoes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='organisations.calendarversion')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='calendars', to='organisations.service')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'ordering': ['number'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_calendarversion_body_id'), models.UniqueConstraint(fields=('organisation', 'service', 'number'), name='service_calendar_number_once'), models.UniqueConstraint(condition=models.Q(('service', None)), fields=('organisation', 'number'), name='calendar_number_once')],
            },
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('closure', 'Closed'), ('half_day', 'Half day'), ('industrial_action', 'Industrial action'), ('open', 'Open although the body is closed')], default='closure', max_length=20)),
                ('name', models.CharField(blank=True, max_length=160)),
                ('closes_at', models.TimeField(blank=True, null=True)),
                ('announced_on', models.DateField(blank=True, null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days', to='organisations.calendarversion')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'ordering': ['on', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='organisations_calendarday_body_id'), models.UniqueConstraint(fields=('organisation', 'version', 'on'), name='calendar_day_once')],
            },
        ),
    ]
